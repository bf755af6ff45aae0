package io.rivulet.query.behind;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.filter.SavedSegments;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers who is behind a number. */
@Tag(name = "People")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/people")
@Needs(TokenScope.PEOPLE)
@Audited(Deed.PEOPLE_LISTED)
@Blocking
class BehindResource {

    private static final int MOST = 10_000;
    private static final int USUAL = 100;
    private static final int CURSOR_PARTS = 3;

    private final BehindQuery query;
    private final Scopes scopes;
    private final SavedSegments segments;

    BehindResource(BehindQuery query, Scopes scopes, SavedSegments segments) {
        this.query = query;
        this.scopes = scopes;
        this.segments = segments;
    }

    /** The form of a question, for the description of the API. */
    record WantedPeople(
            @Schema(description = "All sites when it is left out")
            String siteId,

            @Schema(description = "As in POST /api/v2/query", defaultValue = "30d")
            Object dateRange,

            @Schema(description = "Of which events, as in POST /api/v2/query; of all without")
            List<Object> filters,

            @Schema(description = "The nextCursor of the page before")
            String cursor,

            @Schema(minimum = "1", maximum = "10000", defaultValue = "100")
            int limit,

            boolean bots) {}

    @Operation(summary = "Who is behind a number: the people of the events that it counts, the one seen last first")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(BehindView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public BehindView people(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedPeople.class)))
                    @Nullable JsonNode body) {
        Set<String> fields = new HashSet<>(Set.of("filters", "cursor", "limit"));
        fields.addAll(Scopes.FIELDS);
        Asked asked = Asked.body(body, segments).object(fields);
        return query.of(
                scopes.read(asked),
                FilterReader.read(asked.at("filters")),
                Cursor.parse(asked.at("cursor").textOrNull(), BehindQuery.KIND, CURSOR_PARTS),
                asked.at("limit").number(1, MOST, USUAL));
    }
}
