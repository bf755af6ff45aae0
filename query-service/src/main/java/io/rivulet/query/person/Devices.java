package io.rivulet.query.person;

import static io.rivulet.query.person.Features.count;
import static io.rivulet.query.person.Features.rounded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** On what a person comes, and how often on something else than before. */
final class Devices {

    private Devices() {}

    static void of(JsonNode profile, Map<String, Object> features) {
        JsonNode types = profile.path("deviceTypes");
        long visits = types.valueStream().mapToLong(Features::count).sum();
        if (visits > 0) {
            features.put("mobileUsageRate", rounded((double) count(types.path("mobile")) / visits));
        }
        long switches = 0;
        long visitsOfDays = 0;
        Set<String> before = Set.of();
        for (JsonNode day : profile.path("days")) {
            Set<String> used = day.path("deviceTypes").properties().stream()
                    .filter(type -> count(type.getValue()) > 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (!used.isEmpty()) {
                // Within a day their order is not known: each further device is one switch.
                switches += used.size() - 1;
                switches += before.isEmpty() || !Collections.disjoint(before, used) ? 0 : 1;
                before = used;
                visitsOfDays += day.path("deviceTypes")
                        .valueStream()
                        .mapToLong(Features::count)
                        .sum();
            }
        }
        features.put("deviceSwitches", switches);
        if (visitsOfDays > 1) {
            features.put("deviceSwitchingRate", rounded((double) switches / (visitsOfDays - 1)));
        }
    }
}
