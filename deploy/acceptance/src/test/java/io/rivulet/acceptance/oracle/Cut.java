package io.rivulet.acceptance.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A visitor's events on a site, in order, laid into visits. */
final class Cut {

    private Cut() {}

    static List<List<Counted>> visits(List<Counted> inTime, Reading reading) {
        List<List<Counted>> visits = new ArrayList<>();
        List<Counted> visit = new ArrayList<>();
        for (Counted next : inTime) {
            if (!visit.isEmpty() && endsBefore(next, visit, reading)) {
                visits.add(visit);
                visit = new ArrayList<>();
            }
            visit.add(next);
        }
        if (!visit.isEmpty()) {
            visits.add(visit);
        }
        return visits;
    }

    private static boolean endsBefore(Counted next, List<Counted> visit, Reading reading) {
        Duration silence =
                Duration.ofMillis(next.at() - visit.get(visit.size() - 1).at());
        Duration age = Duration.ofMillis(next.at() - visit.get(0).at());
        return silence.compareTo(reading.gap()) > 0
                || reading.longest()
                        .filter(longest -> age.compareTo(longest) > 0)
                        .isPresent()
                || (reading.campaigns() && Campaigns.differ(visit, next.event()));
    }
}
