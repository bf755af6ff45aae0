package io.rivulet.query.report;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers a range of days hour by hour. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/hours")
@Needs(TokenScope.ANALYTICS)
@Blocking
class HoursResource {

    private static final int MOST_DAYS = 31;

    private final HoursQuery query;
    private final Answers answers;
    private final Sites sites;

    HoursResource(HoursQuery query, Answers answers, Sites sites) {
        this.query = query;
        this.answers = answers;
        this.sites = sites;
    }

    private record Question(List<String> siteIds, DateRange range) {}

    @Operation(summary = "A range of at most 31 days, hour by hour")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(HoursView.class)
    @GET
    public HoursView hours(@BeanParam AskedDays days) {
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), MOST_DAYS);
        return answers.of(
                new Question(asked.ids(), range),
                Reach.of(asked.ids(), range.from(), range.until()),
                () -> query.of(asked.ids(), range));
    }
}
