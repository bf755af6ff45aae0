package io.rivulet.query.realtime;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers what happens right now, on one site or on all. */
@Path("/api/analytics/realtime")
@Blocking
class RealtimeResource {

    private final RealtimeQuery query;

    RealtimeResource(RealtimeQuery query) {
        this.query = query;
    }

    @GET
    public RealtimeView realtime(@RestQuery @Nullable String siteId) {
        return query.of(siteId);
    }
}
