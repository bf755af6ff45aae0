package io.rivulet.query.segment;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Sites;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers how people divide into segments. */
@Tag(name = "People")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/segments")
@Needs(TokenScope.ANALYTICS)
@Blocking
class SegmentsResource {

    private static final double PRECISION = 10_000;

    private final Postgres postgres;
    private final MigrationQuery migrations;
    private final QueryConfig config;
    private final Sites sites;
    private final Viewer viewer;

    SegmentsResource(Postgres postgres, MigrationQuery migrations, QueryConfig config, Sites sites, Viewer viewer) {
        this.postgres = postgres;
        this.migrations = migrations;
        this.config = config;
        this.sites = sites;
        this.viewer = viewer;
    }

    /** Every segment; together they are all persons. */
    record SegmentsView(long persons, List<SegmentView> segments) {}

    /**
     * A segment.
     *
     * @param share of all persons, 0 to 1
     */
    record SegmentView(String name, String description, String strategy, long persons, double share) {}

    @Operation(
            summary = "The segments and how many persons each has",
            description =
                    "Everybody is in one: the first whose rule fits. Who moved between them is told by migration.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(SegmentsView.class)
    @GET
    public SegmentsView segments(
            @Parameter(description = "All sites when it is left out") @RestQuery @Nullable String siteId) {
        Sight sight = viewer.sight();
        String named = sites.named("siteId", siteId);
        Map<String, Long> sizes = new HashMap<>();
        postgres.list(
                """
                SELECT %s AS segment, count(*) AS persons FROM persons p LEFT JOIN scores s USING (person_id)
                 WHERE (? OR ? = ANY (p.site_ids)) AND (? OR p.site_ids <@ ? AND p.site_ids <> '{}') GROUP BY 1""".formatted(Segment.expression()),
                row -> sizes.put(row.text("segment"), row.number("persons")),
                named == null,
                String.valueOf(named),
                sight.isOfAllSites(),
                sight.sites());
        long all = sizes.values().stream().mapToLong(Long::longValue).sum();
        return new SegmentsView(
                all,
                Arrays.stream(Segment.values())
                        .map(segment -> view(segment, sizes.getOrDefault(segment.wireName(), 0L), all))
                        .toList());
    }

    @Operation(
            summary = "Who moved from one segment to another in a range of UTC days",
            description =
                    "Compares the segment at the end of the day before the range with that at the end of its last day; "
                            + "of everybody who is known now, on the sites where they are known now.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(MigrationView.class)
    @GET
    @Path("migration")
    public MigrationView migration(@BeanParam AskedDays days) {
        Sight sight = viewer.sight();
        return migrations.of(
                sites.named("siteId", days.siteId),
                sight,
                days.range(ZoneOffset.UTC, config.reader().longestRange()));
    }

    private static SegmentView view(Segment segment, long persons, long all) {
        return new SegmentView(
                segment.wireName(),
                segment.description(),
                segment.strategy(),
                persons,
                all == 0 ? 0 : Math.round(PRECISION * persons / all) / PRECISION);
    }
}
