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
 * @param envelope what is said once for all events
 * @param slices where its events are
 */
record Batch(ObjectNode envelope, List<EventSlice> slices) {

    /** Its events, each read when it is its turn, so that only one of them need be in memory. */
    Stream<RawEvent> events() {
        return slices.stream().map(EventSlice::read);
    }

    /** The key in the body. */
    @Nullable String key() {
        JsonNode key = envelope.hasNonNull("writeKey") ? envelope.get("writeKey") : envelope.get("apiKey");
        return key == null || !key.isTextual() ? null : key.textValue();
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

    private JsonNode metadata() {
        return envelope.path("metadata");
    }
}
