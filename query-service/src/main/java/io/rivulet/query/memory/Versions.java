package io.rivulet.query.memory;

import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows how often what answers are made of was written: in Postgres, so that every pod sees the same. */
@Singleton
public final class Versions {

    private final Postgres postgres;

    public Versions(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * How it stands.
     *
     * @param writes grows whenever a row that the answer is made of comes, changes or goes, in the transaction in which it
     *     does; of the same {@code forgotten}
     * @param forgotten grows whenever counts of writes go, and whenever everything shall be asked for anew
     * @param lastWriteAt none where nobody ever wrote
     * @param asOf everything that was in the topics at that time is in the rows
     */
    record Version(
            long writes,
            long forgotten,
            @Nullable Instant lastWriteAt,
            @Nullable Instant asOf) {

        /** Whether nobody has written in between. */
        boolean isOf(Version other) {
            return writes == other.writes && forgotten == other.forgotten;
        }
    }

    /** All of it in one statement, which is of one moment. */
    Version of(Reach reach) {
        return postgres.list(
                        """
                        SELECT (SELECT coalesce(sum(times), 0) FROM forgotten) AS forgotten, written.times, written.last_at,
                               (%s) AS as_of
                          FROM (SELECT coalesce(sum(w.times), 0) AS times, max(w.last_at) AS last_at
                                  FROM unnest(?::text[]::date[], ?::text[]::date[]) AS s (first, last)
                                 CROSS JOIN LATERAL (
                                       SELECT times, last_at FROM day_writes
                                        WHERE site_id = ANY (?) AND day BETWEEN s.first AND s.last
                                        UNION ALL
                                       SELECT times, last_at FROM day_repairs
                                        WHERE site_id = ANY (?) AND day BETWEEN s.first AND s.last) AS w) AS written""".formatted(Freshness.QUERY),
                        Versions::read,
                        texts(reach, span -> span.first().toString()),
                        texts(reach, span -> span.last().toString()),
                        reach.siteIds(),
                        reach.siteIds())
                .get(0);
    }

    /** Makes every answer that any pod has kept one that does not hold any more. */
    void forgetAll() {
        postgres.update("UPDATE forgotten SET times = times + 1 WHERE reason = 'by hand'");
    }

    private static Version read(Row row) throws SQLException {
        return new Version(
                row.number("times"), row.number("forgotten"), row.timeOrNull("last_at"), row.timeOrNull("as_of"));
    }

    private static List<String> texts(Reach reach, Function<Reach.Span, String> text) {
        return reach.spans().stream().map(text).toList();
    }
}
