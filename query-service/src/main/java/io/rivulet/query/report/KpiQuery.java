package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Kpis;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the key numbers of a range. */
@Singleton
final class KpiQuery {

    private final Postgres postgres;

    KpiQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    private record OfEvents(long visitors, long pageViews, long events, long conversions, long orders) {}

    private record OfSessions(
            long sessions, double pages, double seconds, double engaged, double bounces, double converting) {}

    Kpis of(List<String> siteIds, DateRange range) {
        OfEvents events = events(siteIds, range);
        OfSessions sessions = sessions(siteIds, range);
        List<Amount> revenue = revenue(siteIds, range);
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
                events.orders(),
                revenue,
                total(revenue));
    }

    private OfEvents events(List<String> siteIds, DateRange range) {
        return postgres.list(
                        """
                        SELECT count(DISTINCT visitor_id) AS visitors, count(*) AS events,
                               count(*) FILTER (WHERE kind = 'PAGE_VIEW') AS page_views,
                               count(*) FILTER (WHERE conversion) AS conversions,
                               count(DISTINCT coalesce(properties->>'orderId', properties->>'order_id'))
                                   FILTER (WHERE conversion) AS orders
                          FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot""",
                        row -> new OfEvents(
                                row.number("visitors"),
                                row.number("page_views"),
                                row.number("events"),
                                row.number("conversions"),
                                row.number("orders")),
                        siteIds,
                        range.from(),
                        range.until())
                .get(0);
    }

    private OfSessions sessions(List<String> siteIds, DateRange range) {
        return postgres.list(
                        """
                        SELECT count(*) AS sessions,
                               round(coalesce(avg(page_views), 0), 4) AS pages,
                               round(coalesce(avg(extract(epoch FROM ended_at - started_at)), 0), 3) AS seconds,
                               round(coalesce(avg(engaged_millis), 0) / 1000, 3) AS engaged,
                               round(coalesce(avg((page_views = 1 AND interactions = 0)::integer), 0), 4) AS bounces,
                               round(coalesce(avg((conversion_count > 0)::integer), 0), 4) AS converting
                          FROM sessions WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ?
                           AND NOT bot AND state <> 'MERGED_INTO'""",
                        row -> new OfSessions(
                                row.number("sessions"),
                                row.decimal("pages"),
                                row.decimal("seconds"),
                                row.decimal("engaged"),
                                row.decimal("bounces"),
                                row.decimal("converting")),
                        siteIds,
                        range.from(),
                        range.until())
                .get(0);
    }

    private List<Amount> revenue(List<String> siteIds, DateRange range) {
        return postgres.list("""
                SELECT currency, sum(revenue) AS amount FROM events
                 WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot AND revenue IS NOT NULL
                 GROUP BY currency ORDER BY currency""", KpiQuery::amount, siteIds, range.from(), range.until());
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
