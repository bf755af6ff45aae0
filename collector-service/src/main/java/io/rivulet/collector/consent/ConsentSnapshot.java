package io.rivulet.collector.consent;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.EventFields;
import io.rivulet.collector.event.Reasons;
import io.rivulet.collector.event.Reasons.Code;
import io.rivulet.collector.event.Site.ConsentWhenAbsent;
import io.rivulet.schemas.avro.Consent;
import org.jspecify.annotations.Nullable;

/** What a visitor had agreed to when an event happened. */
final class ConsentSnapshot {

    private static final int MAX_VERSION = 100;

    private ConsentSnapshot() {}

    /**
     * The event's own snapshot, in which a category that is not named is not granted; else what the site takes for it,
     * less what the browser's DNT or GPC signal refuses.
     */
    static Consent read(EventFields fields, Delivery delivery, Reasons reasons) {
        EventFields.Field sent = fields.take("consent");
        if (sent == null) {
            return whenAbsent(delivery);
        }
        if (!sent.value().isObject()) {
            reasons.add(Code.WRONG_TYPE, sent.pointer(), "It must be an object of true and false.");
            return new Consent(true, false, false, false, null);
        }
        return new Consent(
                true,
                granted(sent, "analytics", reasons),
                granted(sent, "marketing", reasons),
                granted(sent, "personalization", reasons),
                version(sent.value()));
    }

    /** It is for the record: one that is nothing we know must not sink the event. */
    private static @Nullable String version(JsonNode consent) {
        JsonNode version = consent.path("version");
        String text =
                version.isValueNode() && !version.isNull() ? version.asText().strip() : "";
        return text.isEmpty() ? null : text.substring(0, Math.min(MAX_VERSION, text.length()));
    }

    private static boolean granted(EventFields.Field consent, String category, Reasons reasons) {
        JsonNode value = consent.value().path(category);
        if (!value.isBoolean() && !value.isNull() && !value.isMissingNode()) {
            reasons.add(Code.WRONG_TYPE, consent.pointer() + "/" + category, "It must be true or false.");
        }
        return value.isBoolean() && value.booleanValue();
    }

    private static Consent whenAbsent(Delivery delivery) {
        ConsentWhenAbsent rule = delivery.site().consentWhenAbsent();
        boolean granted = rule == null ? delivery.vouched() : rule == ConsentWhenAbsent.GRANTED;
        boolean refused = delivery.client().refusesTracking();
        return new Consent(true, granted && !refused, granted && !refused, granted, null);
    }
}
