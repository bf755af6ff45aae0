package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.ClientTime;
import io.rivulet.collector.event.RawEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A body, read.
 *
 * @param dialect in which its events are written
 * @param envelope what is said once for all events, in our words
 * @param sent its events
 * @param single whether it is one bare event, which says by itself what is said here
 */
record Batch(Dialect dialect, ObjectNode envelope, List<SentEvent> sent, boolean single) {

    /** Its events; those of a large body are each read when it is their turn, so that only one of them need be in memory. */
    Stream<RawEvent> events() {
        return sent.stream().map(this::read);
    }

    private RawEvent read(SentEvent one) {
        RawEvent event = one.read();
        return event.json() instanceof ObjectNode json
                ? event.saying(dialect.eventForm().apply(json, envelope))
                : event;
    }

    /** The key in the body. */
    @Nullable String key() {
        JsonNode key = envelope.hasNonNull("writeKey") ? envelope.get("writeKey") : envelope.path("apiKey");
        if (key.isMissingNode() && dialect.keysInEvents() && !sent.isEmpty()) {
            key = read(sent.get(0)).json().path("writeKey");
        }
        return key.isTextual() ? key.textValue() : null;
    }

    /** The sender's clock when it sent; null where it says nothing readable about it. */
    @Nullable Instant sentAt() {
        JsonNode sentAt = metadata().hasNonNull("sentAt") ? metadata().get("sentAt") : envelope.path("sentAt");
        return ClientTime.parse(sentAt).orElse(null);
    }

    /** Milliseconds by which the collector's clock is ahead of the sender's, as the sender measured it. */
    @Nullable Long clockOffset() {
        JsonNode offset = metadata().path("clockOffset");
        return offset.isIntegralNumber() && offset.canConvertToLong() ? offset.longValue() : null;
    }

    /** The sender's library. */
    @Nullable String sdk() {
        JsonNode sdk = metadata().hasNonNull("sdkVersion")
                ? metadata().get("sdkVersion")
                : metadata().path("sdk");
        return sdk.isTextual()
                ? sdk.textValue().substring(0, Math.min(100, sdk.textValue().length()))
                : null;
    }

    boolean isImport() {
        return metadata().path("import").asBoolean();
    }

    /** Whether it says anything about its events that they do not say themselves, beside its times and its sender. */
    boolean saysMore() {
        return !single && !envelope.path("context").isEmpty();
    }

    private JsonNode metadata() {
        return envelope.path("metadata");
    }
}
