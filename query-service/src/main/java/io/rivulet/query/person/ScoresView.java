package io.rivulet.query.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person scored, the newest first.
 *
 * @param nextCursor for those before; none where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoresView(
        String personId, List<Scored> scores, @Nullable String nextCursor) {

    /**
     * The last scores of a UTC day.
     *
     * @param date the day
     * @param engagement 0 to 100
     * @param lead 0 to 100
     * @param churnRisk VERY_LOW, LOW, MEDIUM or HIGH
     * @param model which rules or model computed them
     */
    record Scored(LocalDate date, double engagement, double lead, String churnRisk, String model, Instant computedAt) {}
}
