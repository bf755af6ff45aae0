package io.rivulet.query.store;

import io.rivulet.query.QueryConfig;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows the sites that a question is about. */
@Singleton
public final class Sites {

    private final Postgres postgres;
    private final QueryConfig config;

    Sites(Postgres postgres, QueryConfig config) {
        this.postgres = postgres;
        this.config = config;
    }

    /**
     * The sites of a question.
     *
     * @param ids none when nothing came from any site yet
     * @param timeZone the site's, where there is one site; else UTC
     */
    public record Asked(List<String> ids, ZoneId timeZone) {}

    /** The site that was named, else all from which something came. */
    public Asked asked(@Nullable String siteId) {
        List<String> ids = siteId != null && !siteId.isBlank()
                ? List.of(siteId)
                : postgres.list("SELECT site_id FROM sites ORDER BY site_id", row -> row.text("site_id"));
        return new Asked(ids, ids.size() == 1 ? config.timeZoneOf(ids.get(0)) : ZoneId.of("UTC"));
    }
}
