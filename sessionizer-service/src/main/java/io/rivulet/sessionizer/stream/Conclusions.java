package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.journey.JourneyFold;
import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.signal.Signal;
import io.rivulet.sessionizer.signal.SignalFold;
import io.rivulet.sessionizer.signal.SignalId;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.JourneyState;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.Pending;
import io.rivulet.sessionizer.state.SignalState;
import io.rivulet.sessionizer.state.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Tells what can be concluded from a visitor's events, and takes back what a late event proved wrong. Each session is
 * folded from where the one before ended, its new events only; one that was cut anew is folded anew, and after it those
 * that now start from something else.
 */
final class Conclusions {

    private static final int MANY_PAGES = 10;

    private final Visitor visitor;

    Conclusions(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Concludes what silence allows to conclude. */
    void due() {
        if (isDue()) {
            for (HeldSession session : visitor.held().all()) {
                if (dueAt(session) <= visitor.now()) {
                    of(session, session.getClosed());
                }
            }
        }
    }

    private boolean isDue() {
        for (HeldSession session : visitor.held()) {
            if (dueAt(session) <= visitor.now()) {
                return true;
            }
        }
        return false;
    }

    /** When silence after a session will allow to conclude something. */
    long dueAt(HeldSession session) {
        SignalState state = session.getSignals();
        long next = Visitor.NEVER;
        if (state != null
                && !state.getPending().isEmpty()
                && isLast(session)
                && !visitor.isPutOff(session.getSiteId())) {
            for (Pending pending : state.getPending()) {
                if ((session.getClosed() || !pending.getOnceOver()) && pending.getDueAt() >= session.getSilentAt()) {
                    next = Math.min(next, Math.max(pending.getDueAt() + 1, quietAt(session)));
                }
            }
        }
        return next;
    }

    /**
     * Draws all conclusions from a held session.
     *
     * @param over whether it has ended
     * @return the same session, which is held instead
     */
    HeldSession of(HeldSession given, boolean over) {
        SignalState before = before(given);
        // To know what was before may have been to conclude anew from this one.
        HeldSession session = visitor.held().current(given);
        SignalState known = session.getSignals();
        JourneyState way = session.getJourney();
        // A version that knew no journeys has left none: then both are folded from the session's first event.
        Moment concluded = known != null && way != null && before.equals(session.getSignalsBefore())
                ? session.getConcludedTo()
                : null;
        SignalState start = concluded == null || known == null ? before : known;
        var fold = new SignalFold(start);
        var journey = new JourneyFold(visitor.journeys(), session.getSessionId(), concluded == null ? null : way);
        visitor.memory().events(session, concluded, counted -> {
            fold.add(counted.event(), session.getSessionId(), counted.personId());
            journey.add(counted.event(), counted.personId());
        });
        var expected = new ArrayList<>(fold.signals());
        expected.addAll(journey.passed());
        if (over) {
            journey.endingAt(session.getLast()).ifPresent(expected::add);
        }
        boolean silent = isSilent(session);
        if (silent) {
            expected.addAll(fold.afterSilence(visitor.now(), over));
        }
        SignalState end = fold.state();
        takeBack(session, concluded, start, end, journey.state(), expected);
        expected.forEach(signal -> tell(session, signal));
        engagement(session, over);

        var after = Held.concluded(session, before, end, journey.state(), silent ? visitor.now() : 0L);
        visitor.held().replace(session, after);
        HeldSession next = visitor.held().after(after);
        if (next != null && next.getSignals() != null && !end.equals(next.getSignalsBefore())) {
            of(next, next.getClosed() || !isLast(next));
        }
        return after;
    }

    /** Whether the session after it, if there is one, was folded from what is known of it, to its last event. */
    boolean goOnAfter(HeldSession session) {
        HeldSession next = visitor.held().after(session);
        return next == null
                || (next.getSignals() != null
                        && Moments.same(next.getLast(), next.getConcludedTo())
                        && Objects.equals(session.getSignals(), next.getSignalsBefore()));
    }

    /** Whether no event that is not too late can decide what it left undecided: a booking may outlast its visit. */
    boolean areSettled(HeldSession session) {
        SignalState state = session.getSignals();
        return state == null
                || state.getPending().stream()
                        .allMatch(pending -> visitor.rules()
                                .tooLate(
                                        visitor.latestAt(session.getSiteId()), new Moment(pending.getDueAt(), 0L, "")));
    }

    /**
     * Keeps of a session that is about to be forgotten what is needed to go on. What it left undecided and was told or
     * decided since is over: nobody will know that it was told.
     */
    void settle(HeldSession session) {
        SignalState state = session.getSignals();
        if (state != null) {
            HeldSession next = visitor.held().after(session);
            List<Pending> open = next == null || next.getSignals() == null
                    ? state.getPending()
                    : next.getSignals().getPending();
            visitor.settledSignals(
                    session.getSiteId(),
                    SignalState.newBuilder(state)
                            .setPending(state.getPending().stream()
                                    .filter(open::contains)
                                    .filter(pending -> visitor.memory()
                                                    .conclusion(key(session, pending.getName(), pending.getAnchor()))
                                            == null)
                                    .toList())
                            .build());
        }
    }

    /**
     * Draws conclusions from one more event, which is a session's last, where all before it are drawn: the usual case,
     * in which nothing has to be read. Else they are drawn when the session is told.
     *
     * @param before the same session without the event, or the session before
     */
    void next(HeldSession session, @Nullable HeldSession before, UserEvent event, String personId) {
        SignalState start = known(session, before);
        if (start == null || visitor.isPutOff(session.getSiteId())) {
            return;
        }
        boolean first = Moments.same(session.getFirst(), session.getLast());
        var fold = new SignalFold(start);
        var journey = new JourneyFold(visitor.journeys(), session.getSessionId(), first ? null : session.getJourney());
        fold.add(event, session.getSessionId(), personId);
        journey.add(event, personId);
        var expected = new ArrayList<>(fold.signals());
        expected.addAll(journey.passed());
        SignalState end = fold.state();
        if (!start.getPending().isEmpty()) {
            takeBack(session, session.getLast(), start, end, journey.state(), expected);
        }
        expected.forEach(signal -> tell(session, signal));
        SignalState startOfAll = first ? start : session.getSignalsBefore();
        visitor.held().replace(session, Held.concluded(session, startOfAll, end, journey.state(), 0L));
    }

    /** What is known before a session's last event, if that is known; before a first one it is what the session before left. */
    private @Nullable SignalState known(HeldSession session, @Nullable HeldSession before) {
        boolean first = Moments.same(session.getFirst(), session.getLast());
        if (first && before == null) {
            return visitor.settledSignals(session.getSiteId());
        }
        return before != null && before.getJourney() != null && Moments.same(before.getLast(), before.getConcludedTo())
                ? before.getSignals()
                : null;
    }

    private SignalState before(HeldSession session) {
        HeldSession previous = visitor.held().before(session);
        if (previous == null) {
            return visitor.settledSignals(session.getSiteId());
        }
        SignalState state = previous.getSignals();
        return state != null && Moments.same(previous.getLast(), previous.getConcludedTo())
                ? state
                : Objects.requireNonNull(of(previous, true).getSignals());
    }

    /** What was told of the events that were folded, and does not follow from them any more. */
    private void takeBack(
            HeldSession session,
            @Nullable Moment concluded,
            SignalState start,
            SignalState end,
            JourneyState journey,
            List<Signal> expected) {
        List<Bytes> told = visitor.memory().conclusions(session, concluded);
        if (told.isEmpty() && start.getPending().isEmpty()) {
            return;
        }
        Set<Bytes> stand = new HashSet<>();
        expected.forEach(signal -> stand.add(key(session, signal.name(), signal.anchor())));
        end.getPending().forEach(pending -> stand.add(key(session, pending.getName(), pending.getAnchor())));
        stand.add(key(session, Signal.HIGH_ENGAGEMENT, session.getFirst()));
        // It was told when the session seemed to be over; how long it really took is told when it is.
        Touchpoint open = journey.getLast();
        if (open != null) {
            stand.add(key(session, JourneyFold.TOUCHPOINT, open.getAnchor()));
        }
        Stream.concat(
                        told.stream(),
                        start.getPending().stream()
                                .map(pending -> key(session, pending.getName(), pending.getAnchor())))
                .distinct()
                .filter(key -> !stand.contains(key))
                .forEach(this::withdraw);
    }

    /** Of a session that is open again nothing is taken back: it will most likely be over with the same result. */
    private void engagement(HeldSession held, boolean over) {
        Session session = visitor.memory().soFar(held);
        if (session.getPageViews() <= MANY_PAGES || session.getConversionCount() > 0) {
            withdraw(key(held, Signal.HIGH_ENGAGEMENT, held.getFirst()));
        } else if (over) {
            tell(
                    held,
                    new Signal(
                            Signal.HIGH_ENGAGEMENT,
                            held.getFirst(),
                            held.getLast().getOccurredAt(),
                            held.getSessionId(),
                            session.getPersonId(),
                            "{}"));
        }
    }

    private void tell(HeldSession session, Signal signal) {
        Bytes key = key(session, signal.name(), signal.anchor());
        SessionEvent told = visitor.memory().conclusion(key);
        var fact = new DerivedEvent(
                SignalId.of(visitor.id(), session.getSiteId(), signal),
                signal.name(),
                session.getSiteId(),
                visitor.id(),
                signal.sessionId(),
                Instant.ofEpochMilli(signal.occurredAt()),
                false,
                signal.properties());
        // Always to the same person: what is said of one conclusion has to stay in its order.
        var said = new SessionEvent(told == null ? signal.personId() : told.getPersonId(), fact);
        if (!said.equals(told)) {
            withdraw(key, told);
            visitor.tell(said.getPersonId(), fact);
            visitor.memory().conclude(key, said);
        }
    }

    private void withdraw(Bytes key) {
        withdraw(key, visitor.memory().conclusion(key));
    }

    private void withdraw(Bytes key, @Nullable SessionEvent told) {
        if (told != null) {
            visitor.tell(
                    told.getPersonId(),
                    RecordCopy.of((DerivedEvent) told.getFact())
                            .with("withdrawn", true)
                            .done());
            visitor.memory().takeBack(key);
        }
    }

    private Bytes key(HeldSession session, String name, Moment anchor) {
        return VisitorKeys.concluded(visitor.id(), session.getSiteId(), anchor, name);
    }

    private boolean isLast(HeldSession session) {
        return visitor.held().after(session) == null;
    }

    private boolean isSilent(HeldSession session) {
        return isLast(session)
                && (quietAt(session) <= visitor.now()
                        || visitor.rules()
                                .settled(
                                        visitor.latestAt(session.getSiteId()), session.getSiteId(), session.getLast()));
    }

    private long quietAt(HeldSession session) {
        return session.getArrivedAt() + visitor.rules().quiet().toMillis();
    }
}
