package io.rivulet.query.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.filter.SavedSegments;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.path.PathQuery.Of;
import io.rivulet.query.path.PathQuery.Paths;
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

/** Answers which way people go. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/paths")
@Needs(TokenScope.ANALYTICS)
@Blocking
class PathResource {

    private static final int MOST_STEPS = 20;
    private static final int USUAL_STEPS = 5;
    private static final int MOST_NAMES = 100;
    private static final int USUAL_NAMES = 10;

    private final PathQuery query;
    private final Answers answers;
    private final Scopes scopes;
    private final SavedSegments segments;

    PathResource(PathQuery query, Answers answers, Scopes scopes, SavedSegments segments) {
        this.query = query;
        this.answers = answers;
        this.scopes = scopes;
        this.segments = segments;
    }

    /** The form of a question, for the description of the API. */
    record WantedPaths(
            @Schema(description = "All sites when it is left out")
            String siteId,

            @Schema(description = "As in POST /api/v2/query", defaultValue = "30d")
            Object dateRange,

            @Schema(
                    enumeration = {"page", "event"},
                    defaultValue = "page")
            String of,

            @Schema(description = "Ways begin where it comes first")
            String start,

            @Schema(description = "Ways end where it comes last; not with start")
            String end,

            @Schema(minimum = "2", maximum = "20", defaultValue = "5")
            int steps,

            @Schema(
                    description = "Names of each step; the rest is (other)",
                    minimum = "1",
                    maximum = "100",
                    defaultValue = "10")
            int top,

            @Schema(description = "Which events are looked at; has_done takes the visits with such an event")
            List<Object> filters,

            boolean bots) {}

    @Operation(summary = "Which way people go through a visit, and where they leave")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(PathView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public PathView answer(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedPaths.class)))
                    @Nullable JsonNode body) {
        Set<String> fields = new HashSet<>(Set.of("of", "start", "end", "steps", "top", "filters"));
        fields.addAll(Scopes.FIELDS);
        Asked asked = Asked.body(body, segments).object(fields);
        String start = asked.at("start").textOrNull();
        String end = asked.at("end").textOrNull();
        if (start != null && end != null) {
            throw asked.at("end").refused("Either a start or an end.");
        }
        var paths = new Paths(
                scopes.read(asked),
                FilterReader.read(asked.at("filters")),
                asked.at("of").oneOf(List.of(Of.values()), Of.PAGE),
                start,
                end,
                asked.at("steps").number(2, MOST_STEPS, USUAL_STEPS),
                asked.at("top").number(1, MOST_NAMES, USUAL_NAMES));
        TimeRange range = paths.scope().range();
        return answers.of(
                paths,
                paths.filter().asksForPeople()
                        ? Reach.UNKNOWN
                        : Reach.of(paths.scope().siteIds(), range.from(), range.until()),
                () -> query.of(paths));
    }
}
