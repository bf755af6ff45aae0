package io.rivulet.query.aggregate;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.SavedSegments;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.filter.TimeRangeReader;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers any metrics by any dimensions. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/v2/query")
@Needs(TokenScope.ANALYTICS)
@Blocking
class AggregateResource {

    private static final String EXAMPLE = """
            {"site_id": "demo", "metrics": ["visitors", "bounce_rate"], "date_range": "30d",
             "dimensions": ["visit:source"], "filters": [["is", "visit:country", ["GB"]]],
             "order_by": [["visitors", "desc"]], "include": {"total_rows": true}, "pagination": {"limit": 10}}""";

    private final AggregateQuery query;
    private final QuestionReader reader;
    private final Answers answers;
    private final SavedSegments segments;

    AggregateResource(AggregateQuery query, Answers answers, Sites sites, SavedSegments segments, Clock clock) {
        this.query = query;
        this.answers = answers;
        this.segments = segments;
        this.reader = new QuestionReader(
                new TimeRangeReader(clock), id -> sites.asked("site_id", id).timeZone(), sites::firstEventOf);
    }

    @Operation(
            summary = "Any metrics by any dimensions, asked for as of Plausible",
            description =
                    "Metrics of events are of events in the range, metrics of visits of visits that began in it. A"
                            + " filter that speaks of events passes the visits that have such an event. Rates are"
                            + " percentages.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(AggregateView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public AggregateView answer(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = WantedAggregate.class),
                                            examples = @ExampleObject(name = "sources", value = EXAMPLE)))
                    @Nullable JsonNode body) {
        Question question = reader.read(Asked.body(body, segments));
        TimeRange range = question.scope().range();
        TimeRange other = question.comparedWith();
        Reach reach = question.filter().asksForPeople()
                ? Reach.UNKNOWN
                : Reach.of(question.scope().siteIds(), range.from(), range.until());
        return answers.of(
                question, other == null ? reach : reach.and(other.from(), other.until()), () -> query.of(question));
    }
}
