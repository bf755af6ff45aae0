package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.Reasons.Code;
import io.rivulet.schemas.avro.UserEvent;
import org.jspecify.annotations.Nullable;

/** Reads what an event says by itself: its name, its times, whose it is, what it earned. */
public final class EventReader {

    private static final int MAX_NAME = 500;
    private static final int MAX_SDK = 100;

    private EventReader() {}

    /** Either a draft to go on with, or the refusal of something that can't be read as an event at all. */
    public sealed interface Reading {

        /** It may still be refused, when everything that is wrong with it is known. */
        record Legible(Draft draft) implements Reading {}

        /** There is nothing to go on with. */
        record Illegible(Outcome outcome) implements Reading {}
    }

    /** Reads one event of a request. */
    public static Reading read(RawEvent raw, Delivery delivery) {
        Reasons reasons = new Reasons();
        limits(raw, reasons);
        if (!(raw.json() instanceof ObjectNode sent)) {
            reasons.add(Code.WRONG_TYPE, "", "An event must be an object.");
            return new Reading.Illegible(Draft.rejected(raw, null, delivery, reasons));
        }
        if (raw.isCutShort()) {
            // What seems to be missing may have been cut off.
            var fields = new EventFields(sent, new Reasons());
            return new Reading.Illegible(Draft.rejected(raw, Draft.eventId(fields, new Reasons()), delivery, reasons));
        }
        return new Reading.Legible(draft(raw, new EventFields(EventForms.flat(sent), reasons), delivery, reasons));
    }

    private static void limits(RawEvent raw, Reasons reasons) {
        if (raw.exceeded().contains(Code.TOO_LARGE)) {
            int bytes = raw.payload().remaining();
            reasons.add(Code.TOO_LARGE, "", "It has " + bytes + " bytes; " + RawEvent.MAX_BYTES + " are allowed.");
        }
        if (raw.exceeded().contains(Code.TOO_MANY_VALUES)) {
            reasons.add(Code.TOO_MANY_VALUES, "", "It has more than " + RawEvent.MAX_VALUES + " values.");
        }
        if (raw.exceeded().contains(Code.TOO_DEEP)) {
            reasons.add(Code.TOO_DEEP, "", "It is nested deeper than " + RawEvent.MAX_DEPTH + " levels.");
        }
    }

    private static Draft draft(RawEvent raw, EventFields fields, Delivery delivery, Reasons reasons) {
        // What is said once for the whole request may also stand in a bare event.
        fields.take("metadata", "writeKey", "apiKey");
        Draft draft = new Draft(raw, delivery, fields, reasons, who(fields, reasons));
        UserEvent.Builder event = draft.event();
        name(fields, delivery, event, reasons);
        EventTimes times = EventTimes.read(fields, delivery, reasons);
        // Events of one request that say no more than this happened in the order in which they stand there.
        Long sequence = fields.wholeNumber("sequence", "seq");
        String sdk = fields.textUpTo(MAX_SDK, "sdk", "sdkVersion");
        event.setCreatedAt(times.createdAt())
                .setSentAt(times.sentAt())
                .setReceivedAt(delivery.receivedAt())
                .setOccurredAt(times.occurredAt())
                .setSequence(sequence == null ? raw.index() : sequence)
                .setImported(delivery.imported())
                .setSdk(sdk == null ? delivery.sdk() : sdk);
        return draft;
    }

    private static void name(EventFields fields, Delivery delivery, UserEvent.Builder event, Reasons reasons) {
        String sent = fields.textUpTo(MAX_NAME, "eventType", "event", "type", "eventName", "event_type", "event_name");
        propertiesAreAnObject(fields, reasons);
        if (sent == null) {
            reasons.add(Code.MISSING_FIELD, "/eventType", "One of eventType, event and type must name the event.");
            return;
        }
        EventName name = EventNames.of(sent);
        boolean conversion = delivery.site().conversions().contains(name.canonical()) && isGoal(name, fields);
        event.setEventName(name.canonical())
                .setOriginalName(sent)
                .setKind(name.kind())
                .setConversion(conversion)
                .setRevenue(Revenue.read(fields, name.canonical(), conversion, delivery.site(), reasons));
    }

    // Most forms are not worth anything: one that is says so.
    private static boolean isGoal(EventName name, EventFields fields) {
        EventFields.Field goal = fields.peek("goal");
        return !name.canonical().equals("form_submit")
                || (goal != null && goal.value().asBoolean());
    }

    private static void propertiesAreAnObject(EventFields fields, Reasons reasons) {
        EventFields.Field properties = fields.take("properties");
        if (properties != null && !properties.value().isObject()) {
            reasons.add(Code.WRONG_TYPE, properties.pointer(), "It must be an object.");
        }
    }

    private static Draft.Who who(EventFields fields, Reasons reasons) {
        String userId = Ids.first(fields, reasons, "userId", "user_id");
        String visitorId = Ids.first(fields, reasons, "visitorId", "visitor_id");
        visitorId = visitorId == null ? firstLeavingOthers(fields, reasons) : visitorId;
        String session = fields.textUpTo(Ids.MAX_CHARACTERS, "sessionId", "session_id");
        return new Draft.Who(visitorId == null ? userId : visitorId, userId, session);
    }

    /** Once a visitor is named, a fingerprint is a property: a signal, not a key. */
    private static @Nullable String firstLeavingOthers(EventFields fields, Reasons reasons) {
        String fingerprint = Ids.first(fields, reasons, "fingerprint");
        return fingerprint == null ? Ids.first(fields, reasons, "anonymousId", "anonymous_id") : fingerprint;
    }
}
