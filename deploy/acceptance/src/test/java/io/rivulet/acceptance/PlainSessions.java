package io.rivulet.acceptance;

import io.rivulet.acceptance.Database.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sessions as anybody would compute them from a finished list: sort, and cut where more than 30 minutes passed or the
 * session would last more than 24 hours. Shares no line with the fleet.
 */
final class PlainSessions {

    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Map<String, List<Instant>> times = new TreeMap<>();

    void event(String visitor, Instant at) {
        times.computeIfAbsent(visitor, v -> new ArrayList<>()).add(at);
    }

    /** The sessions by visitor, in order. */
    Map<String, List<SessionRow>> cut() {
        Map<String, List<SessionRow>> sessions = new TreeMap<>();
        times.forEach((visitor, instants) ->
                sessions.put(visitor, sessionsOf(instants.stream().sorted().toList())));
        return sessions;
    }

    private static List<SessionRow> sessionsOf(List<Instant> instants) {
        List<SessionRow> sessions = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= instants.size(); i++) {
            boolean over = i == instants.size()
                    || Duration.between(instants.get(i - 1), instants.get(i)).compareTo(GAP) > 0
                    || Duration.between(instants.get(first), instants.get(i)).compareTo(LONGEST) > 0;
            if (over) {
                sessions.add(new SessionRow(instants.get(first), instants.get(i - 1), i - first));
                first = i;
            }
        }
        return sessions;
    }
}
