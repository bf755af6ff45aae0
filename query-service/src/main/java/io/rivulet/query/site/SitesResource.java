package io.rivulet.query.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.ForEverybody;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sites;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers which sites there are. */
@Tag(name = "Sites")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/sites")
@ForEverybody
@Blocking
class SitesResource {

    private static final Duration LATELY = Duration.ofDays(1);

    private final Postgres postgres;
    private final Sites sites;
    private final QueryConfig config;
    private final Viewer viewer;
    private final SitesFile file;
    private final CollectorAddress collector;
    private final Clock clock;

    SitesResource(
            Postgres postgres,
            Sites sites,
            QueryConfig config,
            Viewer viewer,
            SitesFile file,
            CollectorAddress collector,
            Clock clock) {
        this.postgres = postgres;
        this.sites = sites;
        this.config = config;
        this.viewer = viewer;
        this.file = file;
        this.collector = collector;
        this.clock = clock;
    }

    /**
     * Every site from which something came, or of which this service's configuration or the collector's file speaks.
     *
     * @param keysUnknown why nothing is said of keys; none where their file was read
     * @param collectorUrl where pages find the collector; none where nobody said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SitesView(
            List<SiteView> sites,
            @Nullable String keysUnknown,
            @Nullable String collectorUrl) {}

    /**
     * A site.
     *
     * @param timeZone in which its days lie
     * @param firstEventAt when its first event happened; none before there is one
     * @param lastEventAt when its last event happened
     * @param eventsLastDay how many events happened in the last 24 hours, bots' included
     * @param rejectedLastDay how many were refused in the last 24 hours
     * @param keys none where nothing is known of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SiteView(
            String siteId,
            String timeZone,
            @Nullable Instant firstEventAt,
            @Nullable Instant lastEventAt,
            long eventsLastDay,
            long rejectedLastDay,
            KeysFile.@Nullable Keys keys) {}

    @Operation(
            summary =
                    "The sites, their time zones, write keys and origins, when their first and last events happened, and how many"
                            + " came and were refused in the last 24 hours")
    @APIResponseSchema(SitesView.class)
    @GET
    public SitesView all() {
        var ids = new TreeSet<>(sites.asked(null).ids());
        Map<String, KeysFile.Keys> keys = Map.of();
        String unknown = null;
        try {
            keys = file.keys();
        } catch (IOException e) {
            unknown = "The file of sites, " + config.sitesFile().orElseThrow() + ", can't be read";
        }
        if (config.sitesFile().isEmpty()) {
            unknown = "rivulet.sites-file is not set for the query service: only the collector knows the keys";
        }
        var configured = new TreeSet<>(config.sites().keySet());
        configured.addAll(keys.keySet());
        ids.addAll(viewer.sight().of(List.copyOf(configured)));
        Map<String, KeysFile.Keys> known = keys;
        return new SitesView(
                ids.stream().map(id -> view(id, known.get(id))).toList(),
                unknown,
                collector.told().orElse(null));
    }

    private SiteView view(String siteId, KeysFile.@Nullable Keys keys) {
        Instant lately = clock.instant().minus(LATELY);
        return new SiteView(
                siteId,
                config.timeZoneOf(siteId).getId(),
                sites.firstEventOf(siteId).orElse(null),
                sites.lastEventOf(siteId).orElse(null),
                count("SELECT count(*) AS n FROM events WHERE site_id = ? AND occurred_at >= ?", siteId, lately),
                count(
                        "SELECT count(*) AS n FROM rejected_events WHERE site_id = ? AND received_at >= ?",
                        siteId,
                        lately),
                keys);
    }

    private long count(String query, String siteId, Instant since) {
        return postgres.first(query, row -> row.number("n"), siteId, since).orElse(0L);
    }
}
