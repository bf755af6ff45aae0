package io.rivulet.query.store;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows how far the projection is behind the topics. */
@Singleton
public final class Freshness {

    /** Finds {@code as_of}; a query of its own. */
    public static final String QUERY =
            "SELECT CASE WHEN count(*) = count(caught_up_at) THEN min(caught_up_at) END AS as_of"
                    + " FROM projection_positions WHERE topic IN ('session-events', 'sessions')";

    private final Postgres postgres;

    public Freshness(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Everything that was in the topics of events and sessions at that time is in Postgres; nothing if it never was. */
    public @Nullable Instant asOf() {
        return postgres.list(QUERY, row -> Optional.ofNullable(row.timeOrNull("as_of")))
                .get(0)
                .orElse(null);
    }
}
