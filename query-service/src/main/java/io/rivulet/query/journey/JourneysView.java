package io.rivulet.query.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the ways of all people of a range went, bots left out.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param persons who had a visit that began in the range
 * @param types together they are all persons
 * @param stages in the order of the way; of everybody who had a touchpoint in the range
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JourneysView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        long persons,
        List<JourneyTypeView> types,
        List<JourneyStageView> stages) {

    /**
     * Those who came to a conversion alike, by their visits of the range.
     *
     * @param share of all persons, 0 to 1
     * @param visits that they made
     * @param conversions in these visits
     */
    record JourneyTypeView(
            String type, String description, long persons, double share, long visits, long conversions) {}

    /**
     * A stage of the way.
     *
     * @param persons who were in it
     * @param furthest those of them who came no further in the range; over all stages everybody
     * @param touchpoints stays in it: another begins where stage or group of pages change
     * @param conversions touchpoints with a conversion
     * @param secondsSpent in all touchpoints together
     * @param medianSeconds of a touchpoint
     */
    record JourneyStageView(
            String stage,
            long persons,
            long furthest,
            long touchpoints,
            long conversions,
            double secondsSpent,
            double medianSeconds) {}
}
