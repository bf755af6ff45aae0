package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.sessionizer.journey.JourneyRules;
import io.rivulet.sessionizer.session.CountedVisit;
import io.rivulet.sessionizer.session.SessionCut;
import io.rivulet.sessionizer.session.SessionRules;
import io.rivulet.sessionizer.state.GoneSession;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.PutOffCut;
import io.rivulet.sessionizer.state.SettledSignals;
import io.rivulet.sessionizer.state.SignalState;
import io.rivulet.sessionizer.state.VisitorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** What is known of one visitor while one event, or the clock, is dealt with. */
final class Visitor {

    /** A time that does not come. */
    static final long NEVER = Long.MAX_VALUE;

    private static final SignalState NO_SIGNALS = SignalState.newBuilder().build();

    private final String id;
    private final long now;
    private final SessionRules rules;
    private final JourneyRules journeys;
    private final VisitorMemory memory;
    private final BiConsumer<String, SpecificRecord> world;
    private final HeldSessions held;
    private final List<GoneSession> gone;
    private final List<PutOffCut> putOff;
    private final List<SettledSignals> settledSignals;
    private VisitorState state;

    /**
     * Reads what is remembered.
     *
     * @param id the visitor
     * @param now this service's clock
     * @param world takes facts by person, and sessions by their id
     */
    Visitor(
            String id,
            long now,
            SessionRules rules,
            JourneyRules journeys,
            VisitorMemory memory,
            BiConsumer<String, SpecificRecord> world) {
        this.id = id;
        this.now = now;
        this.rules = rules;
        this.journeys = journeys;
        this.memory = memory;
        this.world = world;
        this.state = memory.state();
        this.held = new HeldSessions(state.getSessions());
        this.gone = new ArrayList<>(state.getGone());
        this.putOff = new ArrayList<>(state.getPutOff());
        this.settledSignals = new ArrayList<>(state.getSettledSignals());
    }

    String id() {
        return id;
    }

    long now() {
        return now;
    }

    SessionRules rules() {
        return rules;
    }

    JourneyRules journeys() {
        return journeys;
    }

    SessionCut cut(String siteId) {
        return new SessionCut(rules.of(siteId));
    }

    VisitorMemory memory() {
        return memory;
    }

    VisitorState state() {
        return state;
    }

    void state(VisitorState changed) {
        state = changed;
    }

    /** When the visitor's latest event on a site happened; 0 for never. */
    long latestAt(String siteId) {
        return state.getLatestBySite().getOrDefault(siteId, state.getLatestAt());
    }

    /** An event of the visitor happened on a site. */
    void happened(String siteId, long at) {
        Map<String, Long> latest = new HashMap<>(state.getLatestBySite());
        latest.put(siteId, Math.max(latestAt(siteId), at));
        state = RecordCopy.of(state).with("latest_by_site", latest).done();
    }

    HeldSessions held() {
        return held;
    }

    /** Sessions of which the world still has to hear that they are no more. */
    List<GoneSession> gone() {
        return gone;
    }

    /** Cuts that wait. */
    List<PutOffCut> putOff() {
        return putOff;
    }

    Optional<PutOffCut> putOff(String siteId) {
        for (PutOffCut cut : putOff) {
            if (cut.getSiteId().equals(siteId)) {
                return Optional.of(cut);
            }
        }
        return Optional.empty();
    }

    /** What is known of a site's events before those that can still change. */
    SignalState settledSignals(String siteId) {
        for (SettledSignals settled : settledSignals) {
            if (settled.getSiteId().equals(siteId)) {
                return settled.getState();
            }
        }
        return NO_SIGNALS;
    }

    void settledSignals(String siteId, SignalState state) {
        settledSignals.removeIf(settled -> settled.getSiteId().equals(siteId));
        if (!state.equals(NO_SIGNALS)) {
            settledSignals.add(new SettledSignals(siteId, state));
        }
    }

    /** A held session with its sums. */
    CountedVisit visit(HeldSession session) {
        return new CountedVisit(session.getFirst(), session.getLast(), memory.soFar(session), session.getCampaign());
    }

    /** Writes down everything, and when to look again; 0 for never. */
    void remember(long wakeAt) {
        state = RecordCopy.of(state)
                .with("wake_at", wake(wakeAt))
                .with("sessions", held.all())
                .with("gone", gone)
                .with("put_off", putOff)
                .with("settled_signals", settledSignals)
                .done();
        memory.remember(state);
    }

    /** Its wake-up is over. */
    void woken() {
        state = RecordCopy.of(state).with("wake_at", 0L).done();
    }

    /** Whoever is woken too early goes to sleep again: while events come, that is less work than to move the wake-up. */
    private long wake(long at) {
        long known = state.getWakeAt();
        if (known != 0 && known <= (at == 0 ? Long.MAX_VALUE : at)) {
            return known;
        }
        memory.wakeAt(known, at);
        return at;
    }

    void tell(String personId, SpecificRecord fact) {
        world.accept(personId, new SessionEvent(personId, fact));
    }

    void tell(Session session) {
        world.accept(session.getSessionId(), session);
    }
}
