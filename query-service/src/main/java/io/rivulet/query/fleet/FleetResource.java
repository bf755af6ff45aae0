package io.rivulet.query.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.store.Postgres;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells what runs, who holds what, and how far the projection is. */
@Tag(name = "Operations")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/fleet")
@Needs(TokenScope.OPERATE)
@Blocking
class FleetResource {

    private final FleetMap map;
    private final Postgres postgres;

    FleetResource(FleetMap map, Postgres postgres) {
        this.map = map;
        this.postgres = postgres;
    }

    /** The fleet at a glance. */
    record FleetView(List<ServiceView> services, List<PositionView> projection) {}

    /** A streams service and its instances that answer. */
    record ServiceView(String service, List<Instance> instances) {}

    /** How far a partition is projected, and when nothing of it was left to project. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PositionView(
            String topic,
            int partition,
            long nextOffset,
            Instant updatedAt,
            @Nullable Instant caughtUpAt) {}

    @Operation(summary = "What runs, who holds what, how far the projection is")
    @APIResponseSchema(FleetView.class)
    @GET
    public FleetView fleet() {
        var services = Arrays.stream(Holding.values())
                .map(holding -> new ServiceView(holding.service(), map.instances(holding)))
                .toList();
        var positions = postgres.list(
                "SELECT * FROM projection_positions ORDER BY topic, partition",
                row -> new PositionView(
                        row.text("topic"),
                        (int) row.number("partition"),
                        row.number("next_offset"),
                        row.time("updated_at"),
                        row.timeOrNull("caught_up_at")));
        return new FleetView(services, positions);
    }
}
