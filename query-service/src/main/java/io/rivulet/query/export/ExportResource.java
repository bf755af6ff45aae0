package io.rivulet.query.export;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Gives the events of a range away as a file. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/export")
@Needs(TokenScope.EXPORT)
@Audited(Deed.EVENTS_EXPORTED)
@Blocking
class ExportResource {

    private final ExportQuery query;
    private final Sites sites;
    private final QueryConfig config;

    ExportResource(ExportQuery query, Sites sites, QueryConfig config) {
        this.query = query;
        this.sites = sites;
        this.config = config;
    }

    @Operation(
            summary = "The events of a range as a file",
            description = "In the order in which they happened, bots left out. In CSV a text that a spreadsheet would "
                    + "take for a formula begins with an apostrophe. JSON has one object a line. A file that breaks off "
                    + "has no last chunk: the connection ends before.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "application/vnd.apache.parquet")
            })
    @GET
    public Response export(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "The file's form",
                            schema =
                                    @Schema(
                                            enumeration = {"csv", "json", "parquet"},
                                            defaultValue = "csv"))
                    @RestQuery
                    @Nullable String format,
            @Context HttpServerRequest request) {
        Format wanted = Parameters.oneOf("format", format, Format.class);
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), config.reader().longestRange());
        String name = "analytics-" + range.startDate() + "-to-" + range.endDate() + "." + wanted.extension();
        return Response.ok((StreamingOutput) out -> write(asked.ids(), range, wanted, out, request))
                .header("Content-Type", wanted.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    // Once the head is out there is no status left to say it with, and an end like any other would make half a file a
    // whole one: the connection goes instead, and is gone before anybody can write a problem and an end to it.
    // Resetting
    // the response would wait for its end, closing it in order for whoever reads slowly.
    private void write(
            List<String> siteIds, DateRange range, Format format, OutputStream out, HttpServerRequest request)
            throws IOException {
        boolean whole = false;
        try {
            query.write(siteIds, range, format, out);
            whole = true;
        } finally {
            if (!whole && request.response().headWritten()) {
                ((ConnectionBase) request.connection())
                        .channelHandlerContext()
                        .channel()
                        .close()
                        .awaitUninterruptibly();
            }
        }
    }
}
