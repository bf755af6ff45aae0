package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a recording tells it, in the collector's words.
 *
 * @param id the event's id, none where the recording leaves it to the collector
 * @param visitor whose events must stay in order; empty where nobody is named
 * @param type the event's name as it is sent
 * @param at when it happened, where the recording says
 * @param revenue what it earned, negative where money went back; none where it is not about money
 * @param body what is sent
 */
record RecordedEvent(
        @Nullable String id,
        String visitor,
        String type,
        @Nullable Instant at,
        @Nullable BigDecimal revenue,
        ObjectNode body) {

    /**
     * The same event, later by {@code shift}. It is another event then, so its id carries the shift: two replays at
     * different times tell of different days, and neither may pass for a correction of the other.
     */
    RecordedEvent later(Duration shift) {
        if (shift.isZero() || at == null) {
            return this;
        }
        Instant then = at.plus(shift);
        ObjectNode moved = body.deepCopy().put("timestamp", then.toString());
        String movedId = id == null ? null : id + "+" + shift.toSeconds() + "s";
        if (movedId != null) {
            moved.put("eventId", movedId);
        }
        return new RecordedEvent(movedId, visitor, type, then, revenue, moved);
    }
}
