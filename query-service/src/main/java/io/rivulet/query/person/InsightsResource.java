package io.rivulet.query.person;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers what is known of a visitor or person right now. */
@Path("/api/analytics/insights/{id}")
@Blocking
class InsightsResource {

    private final Insights insights;

    InsightsResource(Insights insights) {
        this.insights = insights;
    }

    @GET
    public InsightsView about(String id) {
        return insights.about(id);
    }
}
