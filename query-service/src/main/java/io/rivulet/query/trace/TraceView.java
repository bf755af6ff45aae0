package io.rivulet.query.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rivulet.query.fleet.Delivery;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event's ways: each under which it was counted, and each on which it was refused.
 *
 * @param deliveries every time that the collector took it, the one that counts first; null where Kafka doesn't answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TraceView(
        String eventId,
        List<Counted> counted,
        List<Rejected> rejected,

        @Schema(
                description = "Every time that the collector took it, as far as the topic is kept and was read in two "
                        + "seconds; missing where Kafka doesn't answer")
        @Nullable List<Delivery> deliveries) {

    /** Where it was counted. Late: in no visit, for it came when those of its time could not change any more. */
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
            @Nullable String botReason,
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
