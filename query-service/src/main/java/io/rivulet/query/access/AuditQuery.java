package io.rivulet.query.access;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, page by page. */
@Singleton
final class AuditQuery {

    /** The first part of its cursors. */
    static final String KIND = "audit";

    private final Postgres postgres;

    AuditQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Which entries.
     *
     * @param from the first moment
     * @param to the first moment that is too late
     */
    record Wanted(
            @Nullable Deed action,
            @Nullable Outcome outcome,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    private record Found(AuditView.Line line, String place) {}

    AuditView of(Wanted wanted, List<String> cursor, int limit) {
        List<Object> values = new ArrayList<>();
        var conditions = new StringBuilder("true");
        Deed action = wanted.action();
        Outcome outcome = wanted.outcome();
        narrow(conditions, values, "action = ?", action == null ? null : action.wireName());
        narrow(conditions, values, "outcome = ?", outcome == null ? null : outcome.wireName());
        narrow(conditions, values, "actor = ?", wanted.actor());
        narrow(conditions, values, "subject = ?", wanted.subject());
        narrow(conditions, values, "at >= ?", wanted.from());
        narrow(conditions, values, "at < ?", wanted.to());
        if (!cursor.isEmpty()) {
            conditions.append(" AND (at, id) < (?::timestamptz, ?::bigint)");
            values.add(cursor.get(1));
            values.add(cursor.get(2));
        }
        values.add(limit + 1);
        List<Found> found = postgres.list(
                "SELECT *, at::text AS place FROM audit_log WHERE " + conditions + " ORDER BY at DESC, id DESC LIMIT ?",
                row -> new Found(line(row), row.text("place")),
                values.toArray());
        boolean more = found.size() > limit;
        List<Found> page = more ? found.subList(0, limit) : found;
        return new AuditView(
                page.stream().map(Found::line).toList(),
                more
                        ? Cursor.of(
                                KIND,
                                page.get(limit - 1).place(),
                                page.get(limit - 1).line().id())
                        : null);
    }

    private static void narrow(
            StringBuilder conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static AuditView.Line line(Row row) throws SQLException {
        return new AuditView.Line(
                row.text("id"),
                row.time("at"),
                row.textOrNull("actor"),
                row.textOrNull("actor_name"),
                row.text("action"),
                row.textOrNull("subject"),
                row.textOrNull("detail"),
                row.textOrNull("address"),
                row.text("outcome"));
    }
}
