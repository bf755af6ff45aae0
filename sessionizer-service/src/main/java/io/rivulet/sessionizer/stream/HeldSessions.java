package io.rivulet.sessionizer.stream;

import io.rivulet.sessionizer.session.Moments;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A visitor's sessions that can still change, by site and time. Walked over without a copy, as every event does. */
final class HeldSessions implements Iterable<HeldSession> {

    private static final Comparator<HeldSession> BY_SITE_AND_TIME =
            Comparator.comparing(HeldSession::getSiteId).thenComparing(HeldSession::getFirst, Moments.ORDER);

    private final List<HeldSession> sessions;

    HeldSessions(Collection<HeldSession> sessions) {
        this.sessions = new ArrayList<>(sessions);
    }

    List<HeldSession> all() {
        return List.copyOf(sessions);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    int size() {
        return sessions.size();
    }

    @Override
    public Iterator<HeldSession> iterator() {
        return sessions.iterator();
    }

    /** Where they are. */
    Set<String> sites() {
        Set<String> sites = new LinkedHashSet<>();
        sessions.forEach(session -> sites.add(session.getSiteId()));
        return sites;
    }

    Stream<HeldSession> on(String siteId) {
        return sessions.stream().filter(session -> session.getSiteId().equals(siteId));
    }

    /** The latest on a site. */
    @Nullable HeldSession last(String siteId) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).getSiteId().equals(siteId)) {
                return sessions.get(i);
            }
        }
        return null;
    }

    /** The latest on a site that does not start after a moment. */
    @Nullable HeldSession at(String siteId, Moment moment) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            HeldSession session = sessions.get(i);
            if (session.getSiteId().equals(siteId) && !Moments.before(moment, session.getFirst())) {
                return session;
            }
        }
        return null;
    }

    /** The next one on the same site. */
    @Nullable HeldSession after(HeldSession session) {
        for (HeldSession other : sessions) {
            if (other.getSiteId().equals(session.getSiteId()) && Moments.before(session.getFirst(), other.getFirst())) {
                return other;
            }
        }
        return null;
    }

    /** The one before on the same site. */
    @Nullable HeldSession before(HeldSession session) {
        HeldSession before = null;
        for (HeldSession other : sessions) {
            if (other.getSiteId().equals(session.getSiteId()) && Moments.before(other.getFirst(), session.getFirst())) {
                before = other;
            }
        }
        return before;
    }

    void add(HeldSession session) {
        int place = sessions.size();
        while (place > 0 && BY_SITE_AND_TIME.compare(session, sessions.get(place - 1)) < 0) {
            place--;
        }
        sessions.add(place, session);
    }

    void remove(Collection<HeldSession> gone) {
        sessions.removeAll(gone);
    }

    /** Removes sessions, on each site from its first to the last before one that stays. */
    void removeWhile(Predicate<HeldSession> gone) {
        String stays = null;
        List<HeldSession> go = List.of();
        for (HeldSession session : sessions) {
            if (!session.getSiteId().equals(stays)) {
                if (gone.test(session)) {
                    go = go.isEmpty() ? new ArrayList<>() : go;
                    go.add(session);
                } else {
                    stays = session.getSiteId();
                }
            }
        }
        if (!go.isEmpty()) {
            sessions.removeAll(go);
        }
    }

    /** A change that leaves a session where it is. */
    void replaceAll(UnaryOperator<HeldSession> change) {
        sessions.replaceAll(change);
    }

    /** As it is held now. */
    HeldSession current(HeldSession session) {
        return sessions.get(place(session));
    }

    void replace(HeldSession session, HeldSession by) {
        sessions.set(place(session), by);
    }

    private int place(HeldSession session) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).getSessionId().equals(session.getSessionId())) {
                return i;
            }
        }
        throw new IllegalStateException("Not held any more");
    }
}
