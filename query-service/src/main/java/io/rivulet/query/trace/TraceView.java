package io.rivulet.query.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event's ways: each under which it was counted, and each on which it was refused. */
record TraceView(String eventId, List<Counted> counted, List<Rejected> rejected) {

    /** Where it was counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Counted(
            String siteId,
            String visitorId,
            String personId,
            @Nullable String sessionId,
            String eventName,
            Instant occurredAt,
            boolean late,
            boolean bot,
            List<Hop> hops) {}

    /** A place that it passed, and when. */
    record Hop(String place, Instant at) {}

    /** Who refused it, where and why. */
    record Rejected(
            String siteId,
            String refusedBy,
            String origin,
            Instant receivedAt,
            @JsonRawValue String reasons) {}
}
