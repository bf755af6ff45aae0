package io.rivulet.query.report;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.report.DashboardView.Day;
import io.rivulet.query.report.DashboardView.Goal;
import io.rivulet.query.report.DashboardView.Kpis;
import io.rivulet.query.report.DashboardView.Page;
import io.rivulet.query.report.DashboardView.Visits;
import io.rivulet.query.report.HoursView.Hour;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The dashboard's numbers counted from the rows themselves, in one plain statement each. */
final class PlainDashboard {

    private static final String EVENTS =
            " FROM events WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot ";
    private static final String VISITS = " FROM sessions WHERE site_id = ANY (?) AND started_at >= ? AND started_at < ?"
            + " AND NOT bot AND state <> 'MERGED_INTO' ";

    private final Postgres postgres;
    private final List<String> sites;
    private final DateRange range;

    PlainDashboard(Postgres postgres, List<String> sites, DateRange range) {
        this.postgres = postgres;
        this.sites = sites;
        this.range = range;
    }

    private <T> List<T> list(String query, Postgres.Reading<T> reading) {
        return postgres.list(query, reading, sites, range.from(), range.until());
    }

    Kpis kpis() {
        List<Amount> revenue = list(
                "SELECT currency, sum(revenue) AS amount" + EVENTS
                        + "AND revenue IS NOT NULL GROUP BY currency ORDER BY currency",
                PlainDashboard::amount);
        Object[] events = list("""
                SELECT count(DISTINCT visitor_id) AS visitors, count(*) AS events,
                       count(*) FILTER (WHERE kind = 'PAGE_VIEW') AS page_views,
                       count(*) FILTER (WHERE conversion) AS conversions,
                       count(DISTINCT coalesce(properties->>'orderId', properties->>'order_id'))
                           FILTER (WHERE conversion) AS orders""" + EVENTS, row -> new Object[] {
                    row.number("visitors"),
                    row.number("page_views"),
                    row.number("events"),
                    row.number("conversions"),
                    row.number("orders")
                })
                .get(0);
        return list(
                        """
                SELECT count(*) AS sessions, round(coalesce(avg(page_views), 0), 4) AS pages,
                       round(coalesce(avg(extract(epoch FROM ended_at - started_at)), 0), 3) AS seconds,
                       round(coalesce(avg(engaged_millis), 0) / 1000, 3) AS engaged,
                       round(coalesce(avg((page_views = 1 AND interactions = 0)::integer), 0), 4) AS bounces,
                       round(coalesce(avg((conversion_count > 0)::integer), 0), 4) AS converting""" + VISITS,
                        row -> new Kpis(
                                (long) events[0],
                                row.number("sessions"),
                                (long) events[1],
                                (long) events[2],
                                row.decimal("pages"),
                                row.decimal("seconds"),
                                row.decimal("engaged"),
                                row.decimal("bounces"),
                                (long) events[3],
                                row.decimal("converting"),
                                (long) events[4],
                                revenue,
                                revenue.isEmpty()
                                        ? BigDecimal.ZERO
                                        : revenue.size() == 1 ? revenue.get(0).amount() : null))
                .get(0);
    }

    /** Each day by itself, as if it were the range. */
    List<Day> daily() {
        return range.startDate()
                .datesUntil(range.endDate().plusDays(1))
                .map(day -> {
                    Kpis kpis = new PlainDashboard(postgres, sites, new DateRange(day, day, range.timeZone())).kpis();
                    return new Day(
                            day,
                            kpis.visitors(),
                            kpis.sessions(),
                            kpis.pageViews(),
                            kpis.events(),
                            kpis.conversions(),
                            kpis.revenue(),
                            kpis.sessions() == 0 ? null : kpis.averageSessionSeconds(),
                            kpis.sessions() == 0 ? null : kpis.bounceRate());
                })
                .toList();
    }

    /** Only hours in which something happened. */
    List<Hour> hours() {
        String zone = "'" + range.timeZone().getId() + "'";
        return list(
                """
                SELECT hour::date AS day, extract(hour FROM hour) AS clock, max(visitors) AS visitors,
                       max(sessions) AS sessions, max(page_views) AS page_views, max(events) AS events,
                       max(conversions) AS conversions
                  FROM (SELECT date_trunc('hour', occurred_at AT TIME ZONE %1$s) AS hour,
                               count(DISTINCT visitor_id) AS visitors, 0 AS sessions,
                               count(*) FILTER (WHERE kind = 'PAGE_VIEW') AS page_views, count(*) AS events,
                               count(*) FILTER (WHERE conversion) AS conversions %2$s GROUP BY 1
                         UNION ALL
                        SELECT date_trunc('hour', started_at AT TIME ZONE %1$s), 0, count(*), 0, 0, 0 FROM sessions
                         WHERE site_id = ANY ('{%3$s}') AND started_at >= '%4$s' AND started_at < '%5$s'
                           AND NOT bot AND state <> 'MERGED_INTO' GROUP BY 1) AS both_of_them
                 GROUP BY hour ORDER BY hour""".formatted(zone, EVENTS, String.join(",", sites), range.from(), range.until()),
                row -> new Hour(
                        row.day("day"),
                        (int) row.number("clock"),
                        row.number("visitors"),
                        row.number("sessions"),
                        row.number("page_views"),
                        row.number("events"),
                        row.number("conversions")));
    }

    List<Visits> visitsBy(String expression) {
        return list(
                "SELECT " + expression + """
                 AS name, count(*) AS sessions, count(DISTINCT visitor_id) AS visitors,
                       round(avg((page_views = 1 AND interactions = 0)::integer), 4) AS bounces,
                       round(avg((conversion_count > 0)::integer), 4) AS converting""" + VISITS + "GROUP BY 1 ORDER BY sessions DESC, name LIMIT 20",
                row -> new Visits(
                        row.text("name"),
                        row.number("sessions"),
                        row.number("visitors"),
                        row.decimal("bounces"),
                        row.decimal("converting")));
    }

    List<Page> pages() {
        Map<String, Long> entries = visitsAt("entry_page");
        Map<String, Long> exits = visitsAt("exit_page");
        return list(
                """
                SELECT coalesce(page_path, 'unknown') AS path, count(*) AS page_views,
                       count(DISTINCT visitor_id) AS visitors""" + EVENTS + "AND kind = 'PAGE_VIEW' GROUP BY 1 ORDER BY page_views DESC, path LIMIT 20",
                row -> new Page(
                        row.text("path"),
                        row.number("page_views"),
                        row.number("visitors"),
                        entries.getOrDefault(row.text("path"), 0L),
                        exits.getOrDefault(row.text("path"), 0L)));
    }

    List<Goal> goals() {
        Map<String, List<Amount>> revenue = new HashMap<>();
        list(
                "SELECT event_name, currency, sum(revenue) AS amount" + EVENTS
                        + "AND conversion AND revenue IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
                row -> revenue.computeIfAbsent(row.text("event_name"), name -> new ArrayList<>())
                        .add(amount(row)));
        return list(
                "SELECT event_name, count(*) AS conversions, count(DISTINCT visitor_id) AS visitors" + EVENTS
                        + "AND conversion GROUP BY 1 ORDER BY conversions DESC, event_name LIMIT 20",
                row -> new Goal(
                        row.text("event_name"),
                        row.number("conversions"),
                        row.number("visitors"),
                        revenue.getOrDefault(row.text("event_name"), List.of())));
    }

    private Map<String, Long> visitsAt(String page) {
        Map<String, Long> visits = new HashMap<>();
        list(
                "SELECT " + page + " AS path, count(*) AS sessions" + VISITS + "AND page_views > 0 AND " + page
                        + " IS NOT NULL GROUP BY 1",
                row -> visits.put(row.text("path"), row.number("sessions")));
        return visits;
    }

    private static Amount amount(Row row) throws SQLException {
        return new Amount(row.text("currency"), Objects.requireNonNull(row.amount("amount")));
    }
}
