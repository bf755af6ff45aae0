package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Goal;
import io.rivulet.query.report.DashboardView.Page;
import io.rivulet.query.report.DashboardView.Visits;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides a range's visits, pages and goals; the largest parts first. */
@Singleton
final class BreakdownQuery {

    private static final int TOP = 20;

    private final Postgres postgres;

    BreakdownQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Visits by an expression over their columns, which is the caller's and not the asker's. */
    List<Visits> visitsBy(String what, List<String> siteIds, DateRange range) {
        return postgres.list(
                """
                SELECT %s AS name, count(*) AS sessions, count(DISTINCT visitor_id) AS visitors,
                       round(avg((page_views = 1 AND interactions = 0)::integer), 4) AS bounces,
                       round(avg((conversion_count > 0)::integer), 4) AS converting
                  FROM sessions WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ?
                   AND NOT bot AND state <> 'MERGED_INTO'
                 GROUP BY 1 ORDER BY sessions DESC, name LIMIT ?""".formatted(what),
                row -> new Visits(
                        row.text("name"),
                        row.number("sessions"),
                        row.number("visitors"),
                        row.decimal("bounces"),
                        row.decimal("converting")),
                siteIds,
                range.from(),
                range.until(),
                TOP);
    }

    List<Page> pages(List<String> siteIds, DateRange range) {
        Map<String, Long> entries = sessionsBy("entry_page", siteIds, range);
        Map<String, Long> exits = sessionsBy("exit_page", siteIds, range);
        return postgres.list(
                """
                SELECT coalesce(page_path, 'unknown') AS path, count(*) AS page_views,
                       count(DISTINCT visitor_id) AS visitors
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND kind = 'PAGE_VIEW'
                 GROUP BY 1 ORDER BY page_views DESC, path LIMIT ?""",
                row -> new Page(
                        row.text("path"),
                        row.number("page_views"),
                        row.number("visitors"),
                        entries.getOrDefault(row.text("path"), 0L),
                        exits.getOrDefault(row.text("path"), 0L)),
                siteIds,
                range.from(),
                range.until(),
                TOP);
    }

    List<Goal> goals(List<String> siteIds, DateRange range) {
        Map<String, List<Amount>> revenue = new HashMap<>();
        postgres.list(
                """
                SELECT event_name, currency, sum(revenue) AS amount
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND conversion AND revenue IS NOT NULL
                 GROUP BY 1, 2 ORDER BY 1, 2""",
                row -> revenue.computeIfAbsent(row.text("event_name"), name -> new ArrayList<>())
                        .add(KpiQuery.amount(row)),
                siteIds,
                range.from(),
                range.until());
        return postgres.list(
                """
                SELECT event_name, count(*) AS conversions, count(DISTINCT visitor_id) AS visitors
                  FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                   AND conversion
                 GROUP BY 1 ORDER BY conversions DESC, event_name LIMIT ?""",
                row -> new Goal(
                        row.text("event_name"),
                        row.number("conversions"),
                        row.number("visitors"),
                        revenue.getOrDefault(row.text("event_name"), List.of())),
                siteIds,
                range.from(),
                range.until(),
                TOP);
    }

    private Map<String, Long> sessionsBy(String page, List<String> siteIds, DateRange range) {
        Map<String, Long> sessions = new HashMap<>();
        postgres.list(
                """
                SELECT %s AS path, count(*) AS sessions
                  FROM sessions WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ?
                   AND NOT bot AND state <> 'MERGED_INTO' AND page_views > 0
                 GROUP BY 1""".formatted(page),
                row -> sessions.put(row.text("path"), row.number("sessions")),
                siteIds,
                range.from(),
                range.until());
        return sessions;
    }
}
