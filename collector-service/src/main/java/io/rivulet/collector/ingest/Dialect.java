package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.posthog.PostHogEvent;
import io.rivulet.collector.segment.SegmentCall;
import io.rivulet.collector.snowplow.SnowplowEvent;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What the bodies of an SDK look like, and what they say in our words. Everything behind it is the same for all.
 *
 * @param events what its array of events is called; a body without it is one event
 * @param envelope what it says once for all events
 * @param envelopeForm the same as {@code {writeKey, sentAt, metadata{}}}
 * @param eventForm an event, given with that envelope, in the flat form
 * @param key what its key is called in its bodies
 * @param keysInEvents whether its events, not the body, name the key
 * @param wrapped whether its bodies may be Base64 or a form's field
 */
record Dialect(
        String events,
        Set<String> envelope,
        UnaryOperator<ObjectNode> envelopeForm,
        BinaryOperator<ObjectNode> eventForm,
        String key,
        boolean keysInEvents,
        boolean wrapped) {

    /** Our own. */
    static final Dialect RIVULET = new Dialect(
            "events",
            Set.of("writeKey", "apiKey", "sentAt", "metadata"),
            envelope -> envelope,
            (event, envelope) -> event,
            "writeKey or apiKey",
            false,
            false);

    /** Segment's, which RudderStack speaks too. */
    static Dialect segment(SegmentCall call) {
        return new Dialect(
                "batch",
                Set.of("writeKey", "sentAt", "context"),
                UnaryOperator.identity(),
                (event, envelope) -> SegmentCall.event(event, call, envelope),
                "writeKey",
                false,
                false);
    }

    /** The same, of events of any age. */
    static Dialect segmentImport() {
        Dialect segment = segment(SegmentCall.TRACK);
        return new Dialect(
                segment.events,
                segment.envelope,
                envelope -> {
                    envelope.putObject("metadata").put("import", true);
                    return envelope;
                },
                segment.eventForm,
                segment.key,
                false,
                false);
    }

    /** PostHog's. */
    static final Dialect POSTHOG = new Dialect(
            "batch",
            Set.of("api_key", "token", "sent_at", "historical_migration"),
            PostHogEvent::envelope,
            PostHogEvent::event,
            "api_key or token",
            true,
            true);

    /** Snowplow's tracker protocol; what others call a write key is its application's id. */
    static final Dialect SNOWPLOW = new Dialect(
            "data",
            Set.of(),
            UnaryOperator.identity(),
            (event, envelope) -> SnowplowEvent.event(event, CleanJson::inText),
            "aid",
            true,
            false);

    /** The same, in the address of a picture. */
    static Dialect segmentPixel(SegmentCall call) {
        Dialect segment = segment(call);
        return new Dialect(
                segment.events, segment.envelope, segment.envelopeForm, segment.eventForm, segment.key, false, true);
    }
}
