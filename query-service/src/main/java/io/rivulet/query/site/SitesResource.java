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
import java.time.Instant;
import java.util.List;
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

    private final Postgres postgres;
    private final Sites sites;
    private final QueryConfig config;
    private final Viewer viewer;

    SitesResource(Postgres postgres, Sites sites, QueryConfig config, Viewer viewer) {
        this.postgres = postgres;
        this.sites = sites;
        this.config = config;
        this.viewer = viewer;
    }

    /** Every site from which something came, or of which this service's configuration speaks. */
    record SitesView(List<SiteView> sites) {}

    /**
     * A site.
     *
     * @param timeZone in which its days lie
     * @param firstEventAt when its first event happened; none before there is one
     * @param lastEventAt when its last event happened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SiteView(
            String siteId,
            String timeZone,
            @Nullable Instant firstEventAt,
            @Nullable Instant lastEventAt) {}

    @Operation(summary = "The sites, their time zones, and when their first and last events happened")
    @APIResponseSchema(SitesView.class)
    @GET
    public SitesView all() {
        var ids = new TreeSet<>(sites.asked(null).ids());
        ids.addAll(viewer.sight().of(List.copyOf(config.sites().keySet())));
        return new SitesView(ids.stream().map(this::view).toList());
    }

    private SiteView view(String siteId) {
        return new SiteView(
                siteId,
                config.timeZoneOf(siteId).getId(),
                sites.firstEventOf(siteId).orElse(null),
                postgres.first(
                                "SELECT occurred_at FROM events WHERE site_id = ? ORDER BY occurred_at DESC LIMIT 1",
                                row -> row.time("occurred_at"),
                                siteId)
                        .orElse(null));
    }
}
