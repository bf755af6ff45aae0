package io.rivulet.query.report;

import static io.rivulet.query.store.DayStatistics.Reading.WANTED;

import io.rivulet.query.report.DashboardView.Goal;
import io.rivulet.query.report.DashboardView.Page;
import io.rivulet.query.report.DashboardView.Visits;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.DayStatistics.Reading;
import io.rivulet.query.store.Distinct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Divides a range's visits, pages and goals; the largest parts first. */
final class BreakdownQuery {

    private static final int TOP = 20;

    private BreakdownQuery() {}

    /** Visits by one of the dimensions that are kept of them. */
    static List<Visits> visitsBy(String dimension, Reading days) {
        List<Visits> top = days.list(
                """
                SELECT value, sum(visits) AS sessions, round(sum(bounces) / sum(visits), 4) AS bounces,
                       round(sum(converting) / sum(visits), 4) AS converting
                  FROM day_visits WHERE\s""" + WANTED + " AND dimension = ? GROUP BY value ORDER BY sessions DESC, value LIMIT ?",
                row -> new Visits(
                        row.text("value"),
                        row.number("sessions"),
                        0,
                        row.decimal("bounces"),
                        row.decimal("converting")),
                dimension,
                TOP);
        Map<String, Distinct> visitors = distinct(
                "SELECT value AS name, visitors FROM day_visits WHERE " + WANTED
                        + " AND dimension = ? AND value = ANY (?)",
                days,
                dimension,
                top.stream().map(Visits::name).toList());
        return top.stream()
                .map(part -> new Visits(
                        part.name(),
                        part.sessions(),
                        count(visitors, part.name()),
                        part.bounceRate(),
                        part.conversionRate()))
                .toList();
    }

    static List<Page> pages(Reading days) {
        List<Page> top = days.list(
                """
                SELECT path, sum(page_views) AS page_views, sum(entries) AS entries, sum(exits) AS exits
                  FROM day_pages WHERE\s""" + WANTED + " GROUP BY path HAVING sum(page_views) > 0 ORDER BY page_views DESC, path LIMIT ?",
                row -> new Page(
                        row.text("path"), row.number("page_views"), 0, row.number("entries"), row.number("exits")),
                TOP);
        Map<String, Distinct> visitors = distinct(
                "SELECT path AS name, visitors FROM day_pages WHERE " + WANTED + " AND path = ANY (?)",
                days,
                top.stream().map(Page::path).toList());
        return top.stream()
                .map(page -> new Page(
                        page.path(), page.pageViews(), count(visitors, page.path()), page.entries(), page.exits()))
                .toList();
    }

    static List<Goal> goals(Reading days) {
        Map<String, List<Amount>> revenue = new HashMap<>();
        days.list(
                "SELECT event_name, currency, sum(amount) AS amount FROM day_revenue WHERE conversion AND " + WANTED
                        + " GROUP BY event_name, currency ORDER BY event_name, currency",
                row -> revenue.computeIfAbsent(row.text("event_name"), name -> new ArrayList<>())
                        .add(KpiQuery.amount(row)));
        List<Goal> top = days.list(
                "SELECT event_name, sum(conversions) AS conversions FROM day_goals WHERE " + WANTED
                        + " GROUP BY event_name ORDER BY conversions DESC, event_name LIMIT ?",
                row -> new Goal(row.text("event_name"), row.number("conversions"), 0, List.of()),
                TOP);
        Map<String, Distinct> visitors = distinct(
                "SELECT event_name AS name, visitors FROM day_goals WHERE " + WANTED + " AND event_name = ANY (?)",
                days,
                top.stream().map(Goal::name).toList());
        return top.stream()
                .map(goal -> new Goal(
                        goal.name(),
                        goal.conversions(),
                        count(visitors, goal.name()),
                        revenue.getOrDefault(goal.name(), List.of())))
                .toList();
    }

    // The sets of the few that are shown, and of no other.
    private static Map<String, Distinct> distinct(String query, Reading days, Object... values) {
        Map<String, Distinct> byName = new HashMap<>();
        if (!((Collection<?>) values[values.length - 1]).isEmpty()) {
            days.list(
                    query,
                    row -> {
                        var distinct = byName.computeIfAbsent(row.text("name"), name -> new Distinct());
                        distinct.add(row.bytes("visitors"));
                        return distinct;
                    },
                    values);
        }
        return byName;
    }

    private static long count(Map<String, Distinct> visitors, String name) {
        return Objects.requireNonNull(visitors.get(name), name).count();
    }
}
