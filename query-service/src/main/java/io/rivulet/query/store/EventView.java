package io.rivulet.query.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event as lists show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        String eventId,
        String eventName,
        String kind,
        Instant occurredAt,
        String siteId,
        String visitorId,
        String personId,
        @Nullable String sessionId,
        @Nullable String pagePath,
        @Nullable String pageTitle,
        @Nullable String country,
        @Nullable String deviceType,
        boolean conversion,
        @Nullable BigDecimal revenue,
        @Nullable String currency,

        @JsonRawValue @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        String properties) {

    /** The columns it is made of. */
    public static final String COLUMNS = """
            event_id, event_name, kind, occurred_at, site_id, visitor_id, person_id, session_id, page_path, page_title,
            country, device_type, conversion, revenue, currency, properties""";

    public static EventView of(Row row) throws SQLException {
        return new EventView(
                row.text("event_id"),
                row.text("event_name"),
                row.text("kind"),
                row.time("occurred_at"),
                row.text("site_id"),
                row.text("visitor_id"),
                row.text("person_id"),
                row.textOrNull("session_id"),
                row.textOrNull("page_path"),
                row.textOrNull("page_title"),
                row.textOrNull("country"),
                row.textOrNull("device_type"),
                row.flag("conversion"),
                row.amount("revenue"),
                row.textOrNull("currency"),
                row.text("properties"));
    }
}
