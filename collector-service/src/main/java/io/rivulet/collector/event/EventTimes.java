package io.rivulet.collector.event;

import io.rivulet.collector.event.Reasons.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened, by the best knowledge of all clocks.
 *
 * @param createdAt the sender's clock, when it happened
 * @param sentAt the sender's clock, when it was sent
 * @param occurredAt what everything uses; never after the collector received it
 */
record EventTimes(@Nullable Instant createdAt, @Nullable Instant sentAt, Instant occurredAt) {

    /** Older events are refused unless they are imported. */
    static final Duration MAX_AGE = Duration.ofDays(30);

    static EventTimes read(EventFields fields, Delivery delivery, Reasons reasons) {
        Instant createdAt = time(fields, reasons, "timestamp", "createdAt", "created_at", "originalTimestamp");
        Instant ownSentAt = time(fields, reasons, "sentAt", "sent_at");
        Instant sentAt = ownSentAt == null ? delivery.sentAt() : ownSentAt;
        Long ownOffset = fields.wholeNumber("clockOffset", "clock_offset");
        Long offset = ownOffset == null ? delivery.clockOffset() : ownOffset;
        if (delivery.imported()) {
            return imported(createdAt, sentAt, delivery, reasons);
        }
        Instant occurredAt = earlier(corrected(createdAt, sentAt, offset, delivery), delivery.receivedAt());
        // Without a second reading of the sender's clock its own word is all there is to judge the age by.
        Instant age = createdAt != null && sentAt == null && offset == null ? createdAt : occurredAt;
        if (age.isBefore(delivery.receivedAt().minus(MAX_AGE))) {
            reasons.add(
                    Code.TOO_OLD,
                    "/timestamp",
                    "It happened more than " + MAX_AGE.toDays() + " days ago; only an import may bring older events.");
        }
        return new EventTimes(createdAt, sentAt, occurredAt);
    }

    private static EventTimes imported(
            @Nullable Instant createdAt, @Nullable Instant sentAt, Delivery delivery, Reasons reasons) {
        if (createdAt == null) {
            reasons.add(Code.MISSING_FIELD, "/timestamp", "An imported event must say when it happened.");
            return new EventTimes(null, sentAt, delivery.receivedAt());
        }
        return new EventTimes(createdAt, sentAt, earlier(createdAt, delivery.receivedAt()));
    }

    private static Instant corrected(
            @Nullable Instant createdAt, @Nullable Instant sentAt, @Nullable Long offset, Delivery delivery) {
        if (createdAt != null && offset != null) {
            return createdAt.plusMillis(offset);
        }
        if (createdAt != null && sentAt != null) {
            return delivery.receivedAt().minus(Duration.between(createdAt, sentAt));
        }
        return delivery.receivedAt();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static @Nullable Instant time(EventFields fields, Reasons reasons, String... names) {
        EventFields.Field field = fields.take(names);
        if (field == null) {
            return null;
        }
        Optional<Instant> time = ClientTime.parse(field.value());
        if (time.isEmpty()) {
            reasons.add(Code.INVALID_TIME, field.pointer(), ClientTime.ALLOWED);
        }
        return time.orElse(null);
    }
}
