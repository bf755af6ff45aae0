package io.rivulet.query.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of days hour by hour, bots left out.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param hours all of the range, also those without anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoursView(
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        List<String> siteIds,
        @Nullable Instant asOf,
        List<Hour> hours)
        implements Dated<HoursView> {

    @Override
    public HoursView dated(@Nullable Instant then) {
        return new HoursView(startDate, endDate, timeZone, siteIds, then, hours);
    }

    /**
     * An hour by the clocks of the time zone: one that comes twice in autumn is one.
     *
     * @param hour 0 to 23
     * @param visitors distinct ones with an event in it
     * @param sessions visits that began in it
     */
    record Hour(
            LocalDate date, int hour, long visitors, long sessions, long pageViews, long events, long conversions) {}
}
