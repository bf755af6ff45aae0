package io.rivulet.query.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.Body;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers how a number may go on. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/forecast")
@Needs(TokenScope.ANALYTICS)
@Blocking
class ForecastResource {

    private static final List<String> FIELDS = List.of("metric", "startDate", "endDate", "days", "siteId", "currency");
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 90;
    private static final int USUAL_HISTORY = 180;

    private final ForecastQuery query;
    private final Answers answers;
    private final Sites sites;
    private final QueryConfig config;
    private final Clock clock;

    ForecastResource(ForecastQuery query, Answers answers, Sites sites, QueryConfig config, Clock clock) {
        this.query = query;
        this.answers = answers;
        this.sites = sites;
        this.config = config;
        this.clock = clock;
    }

    private record Question(Metric metric, @Nullable String currency, Sites.Asked asked, DateRange range, int days) {}

    /** The form of a question, for the API's description: it is read leniently, to name what is wrong. */
    record WantedForecast(
            @Schema(
                    enumeration = {"visitors", "sessions", "pageViews", "events", "conversions", "revenue"},
                    defaultValue = "visitors")
            @Nullable String metric,

            @Schema(description = "The first day of the history; 180 days before its end when it is left out") @Nullable LocalDate startDate,

            @Schema(description = "The last day of the history, which should be over; yesterday when it is left out")
            @Nullable LocalDate endDate,

            @Schema(minimum = "1", maximum = "90", defaultValue = "30") @Nullable Integer days,

            @Schema(description = "All sites when it is left out") @Nullable String siteId,

            @Schema(description = "For revenue, where there are several currencies") @Nullable String currency) {}

    @Operation(
            summary = "How a number may go on, with intervals",
            description =
                    "Additive Holt-Winters with a damped trend and a season of a week; intervals from how far off "
                            + "the same would have been in the past. A history that is too short has no forecast.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(ForecastView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ForecastView forecast(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedForecast.class)))
                    @Nullable JsonNode wanted) {
        Body body = Body.of(wanted, FIELDS);
        Metric metric = body.oneOf("metric", List.of(Metric.values()), Metric::wireName);
        int days = body.whole("days", USUAL_DAYS, 1, MOST_DAYS);
        Sites.Asked asked = sites.asked(body.text("siteId"));
        String end = body.text("endDate");
        String last = end == null
                ? LocalDate.ofInstant(clock.instant(), asked.timeZone())
                        .minusDays(1)
                        .toString()
                : end;
        String start = body.text("startDate");
        DateRange range = DateRange.parse(
                start == null ? before(last) : start,
                last,
                asked.timeZone(),
                config.reader().longestRange());
        var question = new Question(metric, body.text("currency"), asked, range, days);
        return answers.of(
                question,
                Reach.of(asked.ids(), range.from(), range.until()),
                () -> query.of(metric, question.currency(), asked, range, days));
    }

    private static String before(String end) {
        try {
            return LocalDate.parse(end).minusDays(USUAL_HISTORY - 1L).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.parameter("endDate", "endDate is an ISO date, as 2026-03-02.");
        }
    }
}
