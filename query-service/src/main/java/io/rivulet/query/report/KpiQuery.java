package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.report.DashboardView.Kpis;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.DayStatistics.Reading;
import io.rivulet.query.store.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds days up to the key numbers of a range. */
final class KpiQuery {

    private KpiQuery() {}

    private record OfSessions(
            long sessions, double pages, double seconds, double engaged, double bounces, double converting) {}

    static Kpis of(Reading days, CountedDays counted) {
        CountedDays.Sums events = counted.all();
        OfSessions sessions = sessions(days);
        List<Amount> revenue = revenue(days);
        return new Kpis(
                events.visitors(),
                sessions.sessions(),
                events.pageViews(),
                events.events(),
                sessions.pages(),
                sessions.seconds(),
                sessions.engaged(),
                sessions.bounces(),
                events.conversions(),
                sessions.converting(),
                counted.orders(),
                revenue,
                total(revenue));
    }

    private static OfSessions sessions(Reading days) {
        return days.list(
                        """
                        SELECT sum(visits) AS sessions,
                               round(coalesce(sum(page_views) / sum(visits), 0), 4) AS pages,
                               round(coalesce(sum(seconds) / sum(visits), 0), 3) AS seconds,
                               round(coalesce(sum(engaged_millis) / sum(visits), 0) / 1000, 3) AS engaged,
                               round(coalesce(sum(bounces) / sum(visits), 0), 4) AS bounces,
                               round(coalesce(sum(converting) / sum(visits), 0), 4) AS converting
                          FROM day_visits WHERE dimension = 'all' AND\s""" + WANTED,
                        row -> new OfSessions(
                                row.number("sessions"),
                                row.decimal("pages"),
                                row.decimal("seconds"),
                                row.decimal("engaged"),
                                row.decimal("bounces"),
                                row.decimal("converting")))
                .get(0);
    }

    private static List<Amount> revenue(Reading days) {
        return days.list(
                "SELECT currency, sum(amount) AS amount FROM day_revenue WHERE " + WANTED
                        + " GROUP BY currency ORDER BY currency",
                KpiQuery::amount);
    }

    private static @Nullable BigDecimal total(List<Amount> revenue) {
        return switch (revenue.size()) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> revenue.get(0).amount();
            default -> null;
        };
    }

    /** A sum and its currency. */
    static Amount amount(Row row) throws SQLException {
        return new Amount(row.text("currency"), Objects.requireNonNullElse(row.amount("amount"), BigDecimal.ZERO));
    }
}
