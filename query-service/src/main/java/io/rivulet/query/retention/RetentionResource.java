package io.rivulet.query.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.SavedSegments;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.retention.RetentionQuery.Retention;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

/** Answers who comes back. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/retention")
@Needs(TokenScope.ANALYTICS)
@Blocking
class RetentionResource {

    private static final int MOST_PEOPLE = 1000;
    private static final int USUAL_PEOPLE = 100;

    private final RetentionQuery query;
    private final Answers answers;
    private final Scopes scopes;
    private final SavedSegments segments;
    private final Clock clock;

    RetentionResource(RetentionQuery query, Answers answers, Scopes scopes, Clock clock, SavedSegments segments) {
        this.query = query;
        this.answers = answers;
        this.scopes = scopes;
        this.segments = segments;
        this.clock = clock;
    }

    // Which periods are open, or have begun, changes at midnight without anything being written.
    private record Question(Retention asked, LocalDate today) {}

    /** The form of a question, for the description of the API. */
    record WantedRetention(
            @Schema(description = "All sites when it is left out")
            String siteId,

            @Schema(description = "In which cohorts begin; as in POST /api/v2/query", defaultValue = "30d")
            Object dateRange,

            @Schema(description = "What begins it; page_view without")
            Occurrence start,

            @Schema(name = "return", description = "What is coming back; page_view without")
            Occurrence back,

            @Schema(
                    enumeration = {"day", "week", "month"},
                    defaultValue = "week")
            String period,

            @Schema(
                    enumeration = {"first_time", "recurring"},
                    defaultValue = "first_time")
            String mode,

            @Schema(minimum = "1", maximum = "100", defaultValue = "8")
            int periods,

            boolean bots) {}

    record Occurrence(String event, List<Object> filters) {}

    /** The form of the same with these fields beside it. */
    record WantedCell(
            @Schema(required = true, description = "The startDate of a cohort")
            LocalDate cohort,

            @Schema(description = "How many periods later they came back; the whole cohort without", minimum = "0")
            int later,

            @Schema(description = "What the page before calls next")
            String after,

            @Schema(minimum = "1", maximum = "1000", defaultValue = "100")
            int limit) {}

    @Operation(summary = "Who comes back, period by period")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(RetentionView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RetentionView answer(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedRetention.class)))
                    @Nullable JsonNode body) {
        Asked asked = Asked.body(body, segments).object(RetentionReader.fields());
        Retention wanted = RetentionReader.read(asked, scopes.read(asked));
        TimeRange range = wanted.scope().range();
        return answers.of(
                new Question(wanted, LocalDate.ofInstant(clock.instant(), range.timeZone())),
                // Who is new is known by all that was before.
                wanted.start().asksForPeople() || wanted.back().asksForPeople()
                        ? Reach.UNKNOWN
                        : Reach.of(wanted.scope().siteIds(), Instant.EPOCH, wanted.end()),
                () -> query.of(wanted));
    }

    @Operation(summary = "Who is in a cell: a cohort, or those of it who came back so many periods later")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(RetentionPeopleView.class)
    @Audited(Deed.PEOPLE_LISTED)
    @Needs(TokenScope.PEOPLE)
    @POST
    @Path("people")
    @Consumes(MediaType.APPLICATION_JSON)
    public RetentionPeopleView people(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedCell.class)))
                    @Nullable JsonNode body) {
        Set<String> fields = new HashSet<>(Set.of("cohort", "later", "after", "limit"));
        fields.addAll(RetentionReader.fields());
        Asked asked = Asked.body(body, segments).object(fields);
        Asked later = asked.at("later");
        return query.people(
                RetentionReader.read(asked, scopes.read(asked)),
                day(asked.at("cohort")),
                later.isAbsent() ? null : later.number(0, RetentionReader.MOST_PERIODS, 0),
                asked.at("after").textOrNull(),
                asked.at("limit").number(1, MOST_PEOPLE, USUAL_PEOPLE));
    }

    private static LocalDate day(Asked asked) {
        try {
            return LocalDate.parse(asked.json().asText());
        } catch (DateTimeParseException e) {
            throw asked.refused("The startDate of a cohort, as 2026-03-02.");
        }
    }
}
