package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.HoursView.Hour;
import io.rivulet.query.store.DayStatistics;
import io.rivulet.query.store.DaySubject;
import io.rivulet.query.store.Distinct;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds the hours of several sites up. */
@Singleton
final class HoursQuery {

    private static final int HOURS = 24;

    private final DayStatistics statistics;
    private final Freshness freshness;

    HoursQuery(DayStatistics statistics, Freshness freshness) {
        this.statistics = statistics;
        this.freshness = freshness;
    }

    private record Place(LocalDate day, int hour) {}

    private static final class Sums {

        private final Distinct visitors = new Distinct();
        private long sessions;
        private long pageViews;
        private long events;
        private long conversions;

        private Sums add(Row row) throws SQLException {
            visitors.add(row.bytes("visitors"));
            sessions += row.number("visits");
            pageViews += row.number("page_views");
            events += row.number("events");
            conversions += row.number("conversions");
            return this;
        }

        private Hour of(LocalDate day, int hour) {
            return new Hour(day, hour, visitors.count(), sessions, pageViews, events, conversions);
        }
    }

    HoursView of(List<String> siteIds, DateRange range) {
        Instant asOf = freshness.asOf();
        Map<Place, Sums> sums = new HashMap<>();
        statistics.read(
                DaySubject.REPORT,
                siteIds,
                range.timeZone(),
                range.startDate(),
                range.endDate(),
                days -> days.list(
                        "SELECT day, hour, events, page_views, conversions, visits, visitors FROM day_hours WHERE "
                                + WANTED,
                        row -> sums.computeIfAbsent(
                                        new Place(row.day("day"), (int) row.number("hour")), place -> new Sums())
                                .add(row)));
        List<Hour> hours = new ArrayList<>();
        for (LocalDate day = range.startDate(); !day.isAfter(range.endDate()); day = day.plusDays(1)) {
            for (int hour = 0; hour < HOURS; hour++) {
                hours.add(sums.getOrDefault(new Place(day, hour), new Sums()).of(day, hour));
            }
        }
        return new HoursView(
                range.startDate(), range.endDate(), range.timeZone().getId(), siteIds, asOf, hours);
    }
}
