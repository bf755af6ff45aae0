package io.rivulet.query.realtime;

import io.rivulet.query.realtime.RealtimeView.Page;
import io.rivulet.query.realtime.RealtimeView.Share;
import io.rivulet.query.store.EventView;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sites;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what has just happened. Windows slide; today is the site's. */
@Singleton
final class RealtimeQuery {

    private static final Duration ACTIVE = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration RECENT = Duration.ofDays(1);
    private static final int TOP = 10;
    private static final int COUNTERS = 50;
    private static final int MOST_RECENT = 100;

    private final Postgres postgres;
    private final Sites sites;
    private final Freshness freshness;
    private final Clock clock;

    RealtimeQuery(Postgres postgres, Sites sites, Freshness freshness, Clock clock) {
        this.postgres = postgres;
        this.sites = sites;
        this.freshness = freshness;
        this.clock = clock;
    }

    private record LastMinutes(long active, long pageViews, long clicks, long events) {}

    /** Of these sites together; of all when there are none. */
    RealtimeView of(List<String> siteIds) {
        Instant now = clock.instant();
        var asked = sites.known(siteIds);
        LastMinutes last = lastMinutes(asked.ids(), now);
        return new RealtimeView(
                now,
                freshness.asOf(),
                last.active(),
                last.pageViews(),
                last.clicks(),
                last.events(),
                conversionRateToday(asked.ids(), asked.timeZone(), now),
                counters(asked.ids(), now),
                topPages(asked.ids(), now),
                topSources(asked.ids(), now),
                visitorsBy("coalesce(country, 'unknown')", asked.ids(), now),
                visitorsBy("coalesce(device_type, 'unknown')", asked.ids(), now),
                recentEvents(asked.ids(), now));
    }

    // A click is any event of that name, whatever was clicked; three angry ones make no fourth.
    private LastMinutes lastMinutes(List<String> siteIds, Instant now) {
        return postgres.list(
                        """
                        SELECT count(DISTINCT visitor_id) AS active,
                               count(*) FILTER (WHERE last_minute AND kind = 'PAGE_VIEW') AS page_views,
                               count(*) FILTER (WHERE last_minute AND event_name ~ '(^|_)click$'
                                                  AND event_name <> 'rage_click') AS clicks,
                               count(*) FILTER (WHERE last_minute) AS events
                          FROM (SELECT visitor_id, kind, event_name, occurred_at > ? AS last_minute FROM events
                                 WHERE site_id = ANY (?) AND occurred_at > ? AND occurred_at <= ? AND NOT bot) e""",
                        row -> new LastMinutes(
                                row.number("active"),
                                row.number("page_views"),
                                row.number("clicks"),
                                row.number("events")),
                        now.minus(Duration.ofMinutes(1)),
                        siteIds,
                        now.minus(ACTIVE),
                        now)
                .get(0);
    }

    private double conversionRateToday(List<String> siteIds, ZoneId zone, Instant now) {
        Instant midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        return postgres.list("""
                        SELECT coalesce(avg((conversion_count > 0)::integer), 0) AS rate FROM sessions
                         WHERE site_id = ANY (?) AND started_at >= ? AND NOT bot AND state <> 'MERGED_INTO'""", row -> row.decimal("rate"), siteIds, midnight).get(0);
    }

    // Senders choose the names, and may choose a new one each time. An event named "other" adds to the rest.
    private Map<String, Long> counters(List<String> siteIds, Instant now) {
        Map<String, Long> counters = new LinkedHashMap<>();
        postgres.list(
                """
                SELECT CASE WHEN place <= ? THEN event_name ELSE 'other' END AS name, sum(events) AS events
                  FROM (SELECT event_name, count(*) AS events,
                               row_number() OVER (ORDER BY count(*) DESC, event_name) AS place
                          FROM events
                         WHERE site_id = ANY (?) AND occurred_at > ? AND occurred_at <= ? AND NOT bot
                         GROUP BY event_name) e
                 GROUP BY name ORDER BY min(place)""",
                row -> counters.put(row.text("name"), row.number("events")),
                COUNTERS,
                siteIds,
                now.minus(WINDOW),
                now);
        return counters;
    }

    private List<Page> topPages(List<String> siteIds, Instant now) {
        return postgres.list(
                """
                SELECT coalesce(page_path, 'unknown') AS path, count(*) AS page_views FROM events
                 WHERE site_id = ANY (?) AND occurred_at > ? AND occurred_at <= ? AND NOT bot AND kind = 'PAGE_VIEW'
                 GROUP BY path ORDER BY page_views DESC, path LIMIT ?""", row -> new Page(row.text("path"), row.number("page_views")), siteIds, now.minus(WINDOW), now, TOP);
    }

    private List<Share> visitorsBy(String what, List<String> siteIds, Instant now) {
        return postgres.list(
                """
                SELECT %s AS name, count(DISTINCT visitor_id) AS visitors FROM events
                 WHERE site_id = ANY (?) AND occurred_at > ? AND occurred_at <= ? AND NOT bot
                 GROUP BY 1 ORDER BY visitors DESC, name LIMIT ?""".formatted(what),
                row -> new Share(row.text("name"), row.number("visitors")),
                siteIds,
                now.minus(WINDOW),
                now,
                TOP);
    }

    // A visit has one source, whatever its later events say.
    private List<Share> topSources(List<String> siteIds, Instant now) {
        return postgres.list(
                """
                SELECT coalesce(s.source, s.channel) AS name, count(DISTINCT e.visitor_id) AS visitors
                  FROM (SELECT DISTINCT visitor_id, session_id FROM events
                         WHERE site_id = ANY (?) AND occurred_at > ? AND occurred_at <= ? AND NOT bot) e
                  JOIN sessions s USING (session_id)
                 WHERE NOT s.bot AND s.state <> 'MERGED_INTO'
                 GROUP BY 1 ORDER BY visitors DESC, name LIMIT ?""", row -> new Share(row.text("name"), row.number("visitors")), siteIds, now.minus(WINDOW), now, TOP);
    }

    // Site by site, so that the index gives each site's newest without sorting a day.
    private List<EventView> recentEvents(List<String> siteIds, Instant now) {
        return postgres.list(
                """
                SELECT e.* FROM unnest(?) AS site (id) CROSS JOIN LATERAL (
                    SELECT %s, sequence FROM events
                     WHERE site_id = site.id AND occurred_at > ? AND occurred_at <= ? AND NOT bot
                     ORDER BY occurred_at DESC, sequence DESC, event_id DESC LIMIT ?) e
                 ORDER BY occurred_at DESC, sequence DESC, event_id DESC LIMIT ?""".formatted(EventView.COLUMNS),
                EventView::of,
                siteIds,
                now.minus(RECENT),
                now,
                MOST_RECENT,
                MOST_RECENT);
    }
}
