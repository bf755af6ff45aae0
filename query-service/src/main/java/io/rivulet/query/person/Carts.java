package io.rivulet.query.person;

import static io.rivulet.query.person.Features.count;
import static io.rivulet.query.person.Features.rounded;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Carts, by the day: one is abandoned where neither on its day nor on the next anything was bought. */
final class Carts {

    private Carts() {}

    /** None until a cart's next day is over. */
    static void of(JsonNode profile, Instant now, Map<String, Object> features) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var bought = new HashMap<LocalDate, Long>();
        for (JsonNode day : profile.path("days")) {
            bought.put(LocalDate.parse(day.path("day").asText()), count(day.path("purchases")));
        }
        int carts = 0;
        int abandoned = 0;
        for (JsonNode day : profile.path("days")) {
            LocalDate date = LocalDate.parse(day.path("day").asText());
            if (count(day.path("cartAdditions")) > 0 && date.plusDays(1).isBefore(today)) {
                carts++;
                abandoned += bought.getOrDefault(date, 0L) + bought.getOrDefault(date.plusDays(1), 0L) > 0 ? 0 : 1;
            }
        }
        if (carts > 0) {
            features.put("cartAbandonmentRate", rounded((double) abandoned / carts));
        }
    }
}
