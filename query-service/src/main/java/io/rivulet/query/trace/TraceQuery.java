package io.rivulet.query.trace;

import io.rivulet.query.fleet.Deliveries;
import io.rivulet.query.fleet.Delivery;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import io.rivulet.query.trace.TraceView.Counted;
import io.rivulet.query.trace.TraceView.Hop;
import io.rivulet.query.trace.TraceView.Rejected;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds an event by nothing but its id. */
@Singleton
final class TraceQuery {

    // As many days are looked into at once as Postgres can lock without trouble.
    private static final int DAYS_AT_ONCE = 60;
    private static final String RECEIVED = "received by collector-service";

    private final Postgres postgres;
    private final Deliveries deliveries;
    private final Viewer viewer;

    TraceQuery(Postgres postgres, Deliveries deliveries, Viewer viewer) {
        this.postgres = postgres;
        this.deliveries = deliveries;
        this.viewer = viewer;
    }

    TraceView of(String eventId) {
        Sight sight = viewer.sight();
        List<Counted> counted = counted(eventId).stream()
                .filter(one -> sight.sees(one.siteId()))
                .toList();
        List<Rejected> rejected = rejected(eventId).stream()
                .filter(one -> sight.sees(one.siteId()))
                .toList();
        return new TraceView(eventId, counted, rejected, deliveries(eventId, counted));
    }

    /** An id is a visitor's own: several may have chosen the same. */
    private @Nullable List<Delivery> deliveries(String eventId, List<Counted> counted) {
        List<Delivery> all = new ArrayList<>();
        for (Counted one : counted) {
            for (Hop hop : one.hops()) {
                if (hop.place().equals(RECEIVED)) {
                    List<Delivery> found = deliveries.of(eventId, one.siteId(), one.visitorId(), hop.at());
                    if (found == null) {
                        return null;
                    }
                    all.addAll(found);
                }
            }
        }
        return all;
    }

    // Newest days first: that is what is asked for, and the search ends with the first that has it.
    private List<Counted> counted(String eventId) {
        List<LocalDate> days = postgres.list("""
                SELECT to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') AS day
                  FROM pg_inherits WHERE inhparent = 'events'::regclass ORDER BY day DESC""", row -> row.day("day"));
        for (int i = 0; i < days.size(); i += DAYS_AT_ONCE) {
            LocalDate newest = days.get(i);
            LocalDate oldest = days.get(Math.min(i + DAYS_AT_ONCE, days.size()) - 1);
            List<Counted> found = postgres.list(
                    "SELECT * FROM events WHERE event_id = ? AND occurred_at >= ? AND occurred_at < ?",
                    TraceQuery::counted,
                    eventId,
                    start(oldest),
                    start(newest.plusDays(1)));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Rejected> rejected(String eventId) {
        return postgres.list(
                "SELECT * FROM rejected_events WHERE event_id = ? ORDER BY received_at",
                row -> new Rejected(
                        row.text("site_id"),
                        row.text("refused_by"),
                        row.text("origin"),
                        row.time("received_at"),
                        row.text("reasons")),
                eventId);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Counted counted(Row row) throws SQLException {
        List<Hop> hops = new ArrayList<>();
        hop("created on the client", row.timeOrNull("created_at"), hops);
        hop("sent by the client", row.timeOrNull("sent_at"), hops);
        hop(RECEIVED, row.timeOrNull("received_at"), hops);
        hop("projected by query-service", row.timeOrNull("projected_at"), hops);
        return new Counted(
                row.text("site_id"),
                row.text("visitor_id"),
                row.text("person_id"),
                row.textOrNull("session_id"),
                row.text("event_name"),
                row.time("occurred_at"),
                row.flag("late"),
                row.flag("bot"),
                row.textOrNull("bot_reason"),
                hops);
    }

    private static void hop(String place, @Nullable Instant at, List<Hop> hops) {
        if (at != null) {
            hops.add(new Hop(place, at));
        }
    }
}
