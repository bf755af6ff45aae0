package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.journey.JourneyRules;
import io.rivulet.sessionizer.session.SessionRules;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Says of each event whether it counts, whose it is and to which session it belongs, and of each session what became of
 * it. What it remembers commits with everything that it tells. Takes events by visitor; gives
 * {@link io.rivulet.schemas.avro.SessionEvent}s by person and {@link io.rivulet.schemas.avro.Session}s by session id.
 */
public final class CutSessions implements ProcessorSupplier<String, UserEvent, String, SpecificRecord> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int VISITORS_A_LOOK = 5_000;
    /** After a look that failed. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    /** Who waits for an event, waits for one that has just happened. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final SessionRules rules;
    private final JourneyRules journeys;
    private final StoreLimits limits;
    private final Duration freshCommittedEvery;
    private final EventTally tally;

    /**
     * @param rules when a session ends and is told
     * @param journeys where one touchpoint ends and the next begins
     * @param limits how much is remembered, for how long, and where
     * @param freshCommittedEvery how often what came of events that have just arrived is committed; that of others is
     *     committed when Kafka Streams does by itself
     * @param tally is told of every event
     */
    public CutSessions(
            SessionRules rules,
            JourneyRules journeys,
            StoreLimits limits,
            Duration freshCommittedEvery,
            EventTally tally) {
        this.rules = rules;
        this.journeys = journeys;
        this.limits = limits;
        this.freshCommittedEvery = freshCommittedEvery;
        this.tally = tally;
    }

    @Override
    public Processor<String, UserEvent, String, SpecificRecord> get() {
        return new Cutter();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return VisitorStores.builders(limits.remembered());
    }

    private final class Cutter implements Processor<String, UserEvent, String, SpecificRecord> {

        private @Nullable ProcessorContext<String, SpecificRecord> context;
        private @Nullable VisitorStores stores;
        private long committedAt;
        /** A task knows the time only while it deals with a record or is called by the clock: the next of them notes it. */
        private boolean justCommitted;

        private boolean somebodyWaits;

        @Override
        public void init(ProcessorContext<String, SpecificRecord> context) {
            // A task that starts over after an aborted transaction starts this very object over: nothing may outlive
            // it.
            this.context = context;
            this.stores = new VisitorStores(context, limits, this::committing);
            this.justCommitted = true;
            this.somebodyWaits = false;
            context.schedule(
                    freshCommittedEvery.dividedBy(2), PunctuationType.WALL_CLOCK_TIME, this::commitIfSomebodyWaits);
            context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::lookAtWhoIsDue);
        }

        @Override
        public void process(Record<String, UserEvent> record) {
            long now = context().currentSystemTimeMs();
            stores().with(record.key(), memory -> {
                UserEvent event = memory.ids().unseen(record.value());
                if (event == null) {
                    tally.duplicate();
                } else {
                    count(event, memory, now);
                }
            });
            commitIfSomebodyWaits(now);
        }

        private void count(UserEvent event, VisitorMemory memory, long now) {
            if (visits(memory, now).count(event)) {
                tally.late();
            } else {
                tally.counted();
            }
            somebodyWaits |= now - event.getReceivedAt().toEpochMilli() <= FRESH.toMillis();
        }

        /**
         * A commit costs as much for one event as for thousands. So it is made often only while there are events that
         * somebody may be waiting for: whoever has to catch up catches up sooner without.
         */
        private void commitIfSomebodyWaits(long now) {
            if (justCommitted) {
                committedAt = now;
                justCommitted = false;
            }
            if (somebodyWaits && Math.abs(now - committedAt) >= freshCommittedEvery.toMillis()) {
                context().commit();
            }
        }

        private void committing() {
            justCommitted = true;
            somebodyWaits = false;
        }

        /** Walks who is due by time, never all visitors. One who can't be looked at does not keep the others waiting. */
        private void lookAtWhoIsDue(long now) {
            RuntimeException failure = null;
            for (Bytes wakeUp : stores().due(now, VISITORS_A_LOOK)) {
                String visitor = stores().wake(wakeUp);
                try {
                    stores().withSilent(visitor, memory -> visits(memory, now).wake());
                } catch (StreamsException e) {
                    // Nothing of this transaction will be left.
                    throw e;
                } catch (RuntimeException e) {
                    stores().wakeAgain(visitor, now + LOOK_AGAIN.toMillis());
                    var failed = new IllegalStateException("Visitor " + visitor + " can't be looked at", e);
                    if (failure != null) {
                        failed.addSuppressed(failure);
                    }
                    failure = failed;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }

        private Visits visits(VisitorMemory memory, long now) {
            return new Visits(
                    new Visitor(
                            memory.id(),
                            now,
                            rules,
                            journeys,
                            memory,
                            (key, value) -> context().forward(new Record<>(key, value, now))),
                    limits.remembered());
        }

        private ProcessorContext<String, SpecificRecord> context() {
            return Objects.requireNonNull(context);
        }

        private VisitorStores stores() {
            return Objects.requireNonNull(stores);
        }
    }
}
