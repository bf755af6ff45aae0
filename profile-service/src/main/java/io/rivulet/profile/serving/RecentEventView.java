package io.rivulet.profile.serving;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's last events.
 *
 * @param sessionId the session it was counted in; none where it came too late for one
 * @param properties what else was sent, as JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecentEventView(
        String eventId,
        String eventName,
        String kind,

        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
        Instant occurredAt,

        String siteId,
        String visitorId,
        @Nullable String sessionId,
        @Nullable String pagePath,
        @Nullable String pageTitle,
        boolean conversion,
        @Nullable Money revenue,
        @JsonRawValue String properties) {

    static RecentEventView of(CountedEvent counted) {
        UserEvent event = counted.getEvent();
        return new RecentEventView(
                event.getEventId(),
                event.getEventName(),
                event.getKind().name(),
                event.getOccurredAt(),
                event.getSiteId(),
                event.getVisitorId(),
                counted.getSessionId(),
                event.getPage().getPath(),
                event.getPage().getTitle(),
                event.getConversion(),
                event.getRevenue(),
                event.getProperties());
    }
}
