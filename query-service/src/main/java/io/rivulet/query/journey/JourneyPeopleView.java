package io.rivulet.query.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose journeys are counted, the one there last first.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param total how many they are on all pages, told with the first one
 * @param people of this page
 * @param nextCursor where the next page begins; none on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JourneyPeopleView(
        @Nullable Instant asOf,
        @Nullable Long total,
        List<Walker> people,
        @Nullable String nextCursor) {

    /**
     * Somebody.
     *
     * @param times visits of theirs that began in the range; of a stage the touchpoints in it
     * @param conversions in these visits; of a stage the touchpoints with one
     * @param firstAt when the first of them began
     * @param lastAt when the last of them began
     */
    record Walker(String personId, long times, long conversions, Instant firstAt, Instant lastAt) {}
}
