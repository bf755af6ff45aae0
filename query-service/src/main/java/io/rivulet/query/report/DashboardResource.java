package io.rivulet.query.report;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers the dashboard's numbers for a range of days. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/dashboard")
@Needs(TokenScope.ANALYTICS)
@Blocking
class DashboardResource {

    private final DashboardQuery query;
    private final Answers answers;
    private final Sites sites;
    private final QueryConfig config;

    DashboardResource(DashboardQuery query, Answers answers, Sites sites, QueryConfig config) {
        this.query = query;
        this.answers = answers;
        this.sites = sites;
        this.config = config;
    }

    private record Question(List<String> siteIds, DateRange range, Optional<DateRange> comparedWith) {}

    @Operation(summary = "A range of days in numbers, compared with another")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(DashboardView.class)
    @GET
    public DashboardView dashboard(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "As many days just before, or the same days a year before",
                            schema =
                                    @Schema(
                                            enumeration = {"none", "previous", "year"},
                                            defaultValue = "none"))
                    @RestQuery
                    @Nullable String compare) {
        var comparison = Comparison.parse(compare);
        var asked = sites.asked(days.siteId);
        var range = days.range(asked.timeZone(), config.reader().longestRange());
        var question = new Question(asked.ids(), range, comparison.of(range));
        Reach reach = question.comparedWith()
                .map(other -> reach(asked.ids(), range).and(other.from(), other.until()))
                .orElseGet(() -> reach(asked.ids(), range));
        return answers.of(question, reach, () -> query.of(question.siteIds(), range, question.comparedWith()));
    }

    private static Reach reach(List<String> siteIds, DateRange range) {
        return Reach.of(siteIds, range.from(), range.until());
    }
}
