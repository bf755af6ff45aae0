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
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of one visitor while one event, or the clock, is dealt with. */
final class Visitor {

    /** With so many sessions that can still change, campaigns begin no more. */
    private static final int MOST_BY_CAMPAIGN = 50;

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
    private Map<String, Long> latestBySite;
    private long wakeAt;
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
        this.latestBySite = state.getLatestBySite();
        this.wakeAt = state.getWakeAt();
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
        return new SessionCut(rules.of(siteId), held.size() < MOST_BY_CAMPAIGN ? MOST_BY_CAMPAIGN : 0);
    }

    VisitorMemory memory() {
        return memory;
    }

    /** As it was remembered last, but for what is known of who it is. */
    VisitorState state() {
        return state;
    }

    void state(VisitorState changed) {
        state = changed;
    }

    /** When the visitor's latest event on a site happened; 0 for never. */
    long latestAt(String siteId) {
        return latestBySite.getOrDefault(siteId, state.getLatestAt());
    }

    /** An event of the visitor happened on a site. */
    void happened(String siteId, long at) {
        long latest = Math.max(latestAt(siteId), at);
        boolean onlyThere = latestBySite.size() == (latestBySite.containsKey(siteId) ? 1 : 0);
        if (onlyThere) {
            latestBySite = Map.of(siteId, latest);
        } else {
            latestBySite = new HashMap<>(latestBySite);
            latestBySite.put(siteId, latest);
        }
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

    /** The cut of a site, if it waits. */
    @Nullable PutOffCut putOff(String siteId) {
        for (PutOffCut cut : putOff) {
            if (cut.getSiteId().equals(siteId)) {
                return cut;
            }
        }
        return null;
    }

    /** Whether a site's sessions are to be cut anew. */
    boolean isPutOff(String siteId) {
        return putOff(siteId) != null;
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
    void remember(long lookAt) {
        wake(lookAt);
        state = RecordCopy.of(state)
                .with("latest_by_site", latestBySite)
                .with("wake_at", wakeAt)
                .with("sessions", held.all())
                .with("gone", gone)
                .with("put_off", putOff)
                .with("settled_signals", settledSignals)
                .done();
        memory.remember(state);
    }

    /** Its wake-up is over. */
    void woken() {
        wakeAt = 0;
    }

    /** Whoever is woken too early goes to sleep again: while events come, that is less work than to move the wake-up. */
    private void wake(long at) {
        if (wakeAt == 0 || wakeAt > (at == 0 ? NEVER : at)) {
            memory.wakeAt(wakeAt, at);
            wakeAt = at;
        }
    }

    void tell(String personId, SpecificRecord fact) {
        world.accept(personId, new SessionEvent(personId, fact));
    }

    void tell(Session session) {
        world.accept(session.getSessionId(), session);
    }
}
