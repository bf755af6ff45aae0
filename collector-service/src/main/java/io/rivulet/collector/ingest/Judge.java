package io.rivulet.collector.ingest;

import io.rivulet.collector.limit.Turnstile;
import io.rivulet.collector.publish.InFlightBytes;
import io.rivulet.collector.site.Sender;
import java.util.function.Predicate;

/** Turns bodies into verdicts. */
final class Judge {

    // Judging takes some ten microseconds a kilobyte: larger bodies would keep an event loop from other requests.
    private static final int SMALL_BODY = 32 * 1024;
    // Larger ones, and those that may become larger, are read one at a time, so that memory holds them.
    private static final int LARGE_BODY = 64 * 1024;

    private final Intake intake;
    private final Turns turns = new Turns();
    private final InFlightBytes inFlight;
    private final Turnstile turnstile;

    Judge(Intake intake, InFlightBytes inFlight, Turnstile turnstile) {
        this.intake = intake;
        this.inFlight = inFlight;
        this.turnstile = turnstile;
    }

    /**
     * The verdict on a body.
     *
     * @param held bytes held for its records, beside those that came; whoever gets the verdict gives them back
     */
    record Judged(Verdict verdict, Sender from, long held) {}

    /** Whether an event loop may judge it. */
    boolean isQuick(byte[] bytes) {
        return bytes.length <= SMALL_BODY && !Inflation.isGzip(bytes);
    }

    /**
     * Judges a body; waits for its turn where it is large.
     *
     * @throws Refusal when the request can't be taken as a whole
     */
    Judged judge(byte[] bytes, Door door, Caller caller) {
        boolean large = bytes.length > LARGE_BODY || Inflation.isGzip(bytes);
        return large ? turns.take(() -> judged(bytes, door, caller)) : judged(bytes, door, caller);
    }

    private Judged judged(byte[] bytes, Door door, Caller caller) {
        byte[] inflated =
                door.unwrapped(Inflation.inflated(bytes, caller.encoding(), caller.maxBytes()), caller.maxBytes());
        // The records that are made of it weigh about as much again.
        long held = 2L * inflated.length - bytes.length;
        if (!inFlight.tryHold(held)) {
            throw Refusal.overloaded();
        }
        try {
            Batch batch = BodyReader.read(inflated, door.dialect());
            Sender from = caller.sender(batch);
            Predicate<String> spent = from.vouched()
                    ? visitor -> false
                    : visitor -> turnstile.isSpent(from.site().id(), visitor, from.limits());
            return new Judged(intake.judge(batch.events(), caller.delivery(batch, from), spent), from, held);
        } catch (RuntimeException e) {
            inFlight.release(held);
            throw e;
        }
    }
}
