package io.rivulet.query.projection;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.flywaydb.core.Flyway;

/** Has the projection made anew, and tells how far that is. */
@Tag(name = "Operations")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/rebuild")
@Needs(TokenScope.MAINTAIN)
@Blocking
class RebuildResource {

    private static final String GROUP = "query-service-rebuild";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ACCEPTED = 202;

    private final Rebuild rebuild;

    RebuildResource(DataSource postgres, Flyway migrations, KafkaClients kafka, QueryConfig config, Clock clock) {
        this.rebuild = new Rebuild(new Rebuild.Needs(
                postgres,
                migrations,
                () -> kafka.consumer(config.projection().batchSize(), GROUP),
                kafka::producer,
                config.registry().url(),
                config::timeZoneOf,
                PATIENCE,
                clock));
    }

    @Operation(
            summary = "Make the projection anew beside the live one, and put it in its place",
            description =
                    "From the topics as far back as they reach, from what is stored before that. Questions are answered "
                            + "from the live one until then. Where it is under way already, nothing else begins.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun, or had",
            content = @Content(schema = @Schema(implementation = Rebuild.Progress.class)))
    @Audited(Deed.MAINTAINED)
    @POST
    public Response begin() {
        if (rebuild.begins()) {
            var thread = new Thread(rebuild::run, "rebuild");
            thread.setDaemon(true);
            thread.start();
        }
        return Response.status(ACCEPTED).entity(rebuild.progress()).build();
    }

    @Operation(
            summary = "How far that is",
            description = "Of the instance that answers: of several, ask the one that was asked to begin.")
    @APIResponseSchema(Rebuild.Progress.class)
    @GET
    public Rebuild.Progress progress() {
        return rebuild.progress();
    }
}
