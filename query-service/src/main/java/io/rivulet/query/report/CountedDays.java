package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.store.DayStatistics.Reading;
import io.rivulet.query.store.Distinct;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What happened in a range, read once for both who wants the sum of it and who wants the days. */
final class CountedDays {

    /** One day of all wanted sites, or all days. */
    static final class Sums {

        private final Distinct visitors = new Distinct();
        private long pageViews;
        private long events;
        private long conversions;

        private void add(byte[] those, long moreViews, long moreEvents, long moreConversions) {
            visitors.add(those);
            pageViews += moreViews;
            events += moreEvents;
            conversions += moreConversions;
        }

        long visitors() {
            return visitors.count();
        }

        long pageViews() {
            return pageViews;
        }

        long events() {
            return events;
        }

        long conversions() {
            return conversions;
        }
    }

    private static final Sums NOTHING = new Sums();

    private final Sums all = new Sums();
    private final Distinct orders = new Distinct();
    private final Map<LocalDate, Sums> byDay = new HashMap<>();

    private CountedDays() {}

    static CountedDays of(Reading days) {
        var counted = new CountedDays();
        days.list(
                "SELECT day, events, page_views, conversions, visitors, orders FROM day_statistics WHERE " + WANTED,
                row -> {
                    counted.orders.add(row.bytes("orders"));
                    byte[] visitors = row.bytes("visitors");
                    Sums day = counted.byDay.computeIfAbsent(row.day("day"), key -> new Sums());
                    for (Sums sums : new Sums[] {counted.all, day}) {
                        sums.add(visitors, row.number("page_views"), row.number("events"), row.number("conversions"));
                    }
                    return day;
                });
        return counted;
    }

    Sums all() {
        return all;
    }

    long orders() {
        return orders.count();
    }

    Sums on(LocalDate day) {
        return byDay.getOrDefault(day, NOTHING);
    }
}
