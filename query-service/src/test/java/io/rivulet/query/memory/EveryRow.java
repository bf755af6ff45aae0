package io.rivulet.query.memory;

import io.rivulet.query.store.Postgres;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer that no other can know more than: a digest of every column of every event of a range, of the visits of these
 * events, and of the visits that began in the range. If it is never old, no answer is.
 *
 * @param events how many there are
 */
public record EveryRow(String digest, long events, @Nullable Instant asOf) implements Dated<EveryRow> {

    /** A question; what it is made of follows from it. */
    public record Question(List<String> siteIds, Instant from, Instant until) {

        public Reach reach() {
            return Reach.of(siteIds, from, until);
        }

        /** From the rows themselves. */
        public EveryRow ask(Postgres postgres) {
            return postgres.list(
                            """
                            WITH seen AS (
                                SELECT e::text || coalesce(s::text, '') AS row, 1 AS event
                                  FROM events e LEFT JOIN sessions s ON s.session_id = e.session_id
                                   AND s.site_id = e.site_id
                                 WHERE e.site_id = ANY (?) AND e.occurred_at >= ? AND e.occurred_at < ?
                                 UNION ALL
                                SELECT s::text, 0 FROM sessions s
                                 WHERE s.site_id = ANY (?) AND s.started_at >= ? AND s.started_at < ?)
                            SELECT md5(coalesce(string_agg(row, '|' ORDER BY row COLLATE "C"), '')) AS digest,
                                   coalesce(sum(event), 0) AS events FROM seen""",
                            row -> new EveryRow(row.text("digest"), row.number("events"), null),
                            siteIds,
                            from,
                            until,
                            siteIds,
                            from,
                            until)
                    .get(0);
        }
    }

    @Override
    public EveryRow dated(@Nullable Instant then) {
        return new EveryRow(digest, events, then);
    }
}
