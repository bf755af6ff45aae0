package io.rivulet.collector.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.consent.ConsentGate;
import io.rivulet.collector.event.Client;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.event.Site;
import io.rivulet.collector.redrive.RedrivenId;
import io.rivulet.collector.redrive.RejectedRecord;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import io.rivulet.schemas.avro.UserEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a rejected event once more, as it would have been judged when it came. The sender's clock is noted with it, and
 * whether it had a server key or refused to be tracked; its address and user agent are gone, and what its batch said for all its
 * events. Where that may have been a refusal, silence is no consent, unless the caller vouches for it. An event that is
 * rejected again is not written a second time: it lies there already.
 */
final class Redrive {

    private static final String ORIGIN = "/api/analytics/redrive";
    private static final List<String> IDS = List.of("eventId", "messageId", "event_id", "message_id");

    private final Intake intake;
    private final Map<String, Door> doors = Doors.all();

    Redrive(Intake intake) {
        this.intake = intake;
    }

    /** What became of one: accepted, or every reason why not. */
    record Judged(@Nullable UserEvent event, List<Rejection> reasons) {

        static Judged not(String code, String detail) {
            return new Judged(null, List.of(new Rejection(code, "", detail)));
        }
    }

    /**
     * Judges one.
     *
     * @param corrected in the form in which it came; null for as it was
     */
    Judged judge(RejectedRecord original, @Nullable JsonNode corrected, Site site, RedriveQuery query) {
        if (original.isSealed() && corrected == null) {
            return Judged.not("sealed", "Its bytes are sealed with a key that is not known here: send it corrected.");
        }
        if (original.payload() == null && corrected == null) {
            return new Judged(null, original.event().getReasons());
        }
        try {
            Outcome outcome = intake.again(
                    event(original, corrected),
                    delivery(original, site, query),
                    ConsentGate.alone(RedrivenId.visitor(site.id(), original.id())));
            return outcome instanceof Outcome.Accepted good
                    ? new Judged(good.event(), List.of())
                    : new Judged(null, ((Outcome.Rejected) outcome).event().getReasons());
        } catch (Refusal e) {
            return Judged.not("bad_json", e.problem().detail());
        }
    }

    private static Delivery delivery(RejectedRecord original, Site site, RedriveQuery query) {
        RejectedEvent came = original.event();
        Boolean refused = came.getTrackingRefused();
        return new Delivery(
                site,
                query.vouched() || Boolean.TRUE.equals(came.getVouched()),
                query.imported() || came.getImported(),
                came.getReceivedAt(),
                came.getSentAt(),
                came.getClockOffsetMs(),
                came.getSdk(),
                ORIGIN,
                new Client(null, null, refused == null ? !query.vouched() : refused),
                refused == null);
    }

    private RawEvent event(RejectedRecord original, @Nullable JsonNode corrected) {
        JsonNode changed = corrected != null && corrected.equals(parsed(original)) ? null : corrected;
        RawEvent read = read(changed == null ? original.bytes() : bytes(changed));
        JsonNode said = read.json() instanceof ObjectNode sent ? inOurWords(sent, original) : read.json();
        return new RawEvent(
                // Its place, so that events which were sent in an order keep it, and get the same id each time.
                (int) (original.id().offset() & Integer.MAX_VALUE),
                changed != null && said instanceof ObjectNode event ? identified(event, original) : said,
                read.exceeded(),
                read.payload());
    }

    private static RawEvent read(byte[] bytes) {
        return new EventSlice(0, JsonSource.of(bytes)).read();
    }

    private ObjectNode inOurWords(ObjectNode sent, RejectedRecord original) {
        Door door = doors.get(original.event().getOrigin());
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        Instant sentAt = original.event().getSentAt();
        if (sentAt != null) {
            envelope.put("sentAt", sentAt.toString());
        }
        return door == null ? sent : door.dialect().eventForm().apply(sent, envelope);
    }

    /** A correction keeps the id that the event had, or gets one that does not depend on what was corrected. */
    private static ObjectNode identified(ObjectNode event, RejectedRecord original) {
        String ownId = original.event().getEventId();
        if (ownId == null && IDS.stream().anyMatch(event::hasNonNull)) {
            return event;
        }
        return event.deepCopy()
                .remove(IDS)
                .put("eventId", ownId == null ? RedrivenId.of(original.event().getSiteId(), original.id()) : ownId);
    }

    /** Level by level: what is nested deeper than an event may be must come as far as its verdict. */
    private static byte[] bytes(JsonNode json) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator written = JsonSource.JSON.createGenerator(bytes);
                JsonParser nodes = json.traverse()) {
            nodes.nextToken();
            written.copyCurrentStructure(nodes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable JsonNode parsed(RejectedRecord original) {
        if (original.payload() == null) {
            return null;
        }
        try {
            return read(original.bytes()).json();
        } catch (Refusal e) {
            return null;
        }
    }
}
