package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of a visitor's events count. The one question whose answer depends on the order of arrival. */
final class Counting {

    private final Reading reading;
    private final Map<String, Map<Long, Instant>> known = new HashMap<>();
    private final Map<String, Instant> latest = new HashMap<>();
    private final Map<String, List<Counted>> bySite = new LinkedHashMap<>();

    private Counting(Reading reading) {
        this.reading = reading;
    }

    /** A visitor's events that count, by site, in the order in which they came. */
    static Map<String, List<Counted>> bySite(List<UserEvent> arrivals, Reading reading) {
        Counting counting = new Counting(reading);
        arrivals.forEach(counting::count);
        return counting.bySite;
    }

    private void count(UserEvent event) {
        Map<Long, Instant> contents =
                known.computeIfAbsent(event.getSiteId() + " " + event.getEventId(), id -> new HashMap<>());
        contents.values().removeIf(came -> came.plus(reading.remembered()).isBefore(event.getReceivedAt()));
        boolean synthetic = !contents.isEmpty() && !contents.containsKey(event.getContentHash());
        if (contents.putIfAbsent(event.getContentHash(), event.getReceivedAt()) != null) {
            return;
        }
        Instant before = latest.getOrDefault(event.getSiteId(), event.getOccurredAt());
        boolean late = event.getOccurredAt().isBefore(before.minus(reading.grace()));
        latest.put(event.getSiteId(), before.isAfter(event.getOccurredAt()) ? before : event.getOccurredAt());
        String id = event.getEventId() + (synthetic ? "#" + Long.toHexString(event.getContentHash()) : "");
        List<Counted> counted = bySite.computeIfAbsent(event.getSiteId(), site -> new ArrayList<>());
        counted.add(new Counted(event, id, counted.size(), late, synthetic));
    }
}
