package io.rivulet.query.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.realtime.Boards;
import io.rivulet.query.realtime.RealtimeView;
import io.rivulet.query.store.EventView;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all listeners of this pod have in common: the frames, and the snapshots with which they begin. */
@Singleton
final class Hub {

    private static final int MOST_RECENT = 100;
    private static final int SNAPSHOTS_KEPT = 50;

    private final Boards boards;
    private final LiveMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;
    private final QueryConfig.Live config;
    private final Drafts drafts;
    private final Ring ring;
    private final Alarms alarms = new Alarms();
    private final Map<EventLoop, LiveLoop> loops = new ConcurrentHashMap<>();
    private final Map<String, Drawn> drawn = new LinkedHashMap<>();

    Hub(QueryConfig config, Boards boards, LiveMetrics metrics, ObjectMapper json, Clock clock) {
        this.boards = boards;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
        this.config = config.live();
        this.drafts = new Drafts(json);
        this.ring = new Ring(
                new Numbering(clock.instant(), new SecureRandom().nextInt()),
                this.config.frames(),
                this.config.memory().asLongValue());
    }

    /** A snapshot's fields, and what it was made of: the same serves everybody as long as nothing has happened. */
    private record Drawn(long next, Instant at, String fields) {}

    /**
     * Where somebody begins.
     *
     * @param next the index of the first frame that it does not hold
     */
    record Snapshot(String text, long next) {}

    Ring ring() {
        return ring;
    }

    Drafts drafts() {
        return drafts;
    }

    Alarms alarms() {
        return alarms;
    }

    LiveMetrics metrics() {
        return metrics;
    }

    QueryConfig.Live config() {
        return config;
    }

    /** The loop of a connection's thread. */
    LiveLoop loop(EventLoop thread) {
        return loops.computeIfAbsent(thread, key -> new LiveLoop(key, this));
    }

    Collection<LiveLoop> loops() {
        return loops.values();
    }

    boolean hasListeners() {
        return loops.values().stream().anyMatch(LiveLoop::hasListeners);
    }

    /** There are new frames. */
    void news() {
        loops.values().forEach(LiveLoop::news);
    }

    /** Which sites somebody wants the numbers of; empty stands for all together. */
    Set<Optional<String>> watched() {
        Set<Optional<String>> watched = new HashSet<>();
        loops.values().forEach(loop -> watched.addAll(loop.watched()));
        return watched;
    }

    /** The standing alerts, as JSON. */
    String alerts(@Nullable String siteId) {
        return drafts.text(alarms.standing().stream()
                .filter(alert -> siteId == null || alert.siteId() == null || siteId.equals(alert.siteId()))
                .toList());
    }

    /**
     * Waits for Postgres. When that is away the snapshot says so, has no numbers, and frames go on.
     *
     * @param more fields before the others, each with a comma before it
     */
    Snapshot snapshot(@Nullable String siteId, String more) {
        RealtimeView view;
        try {
            view = boards.of(siteId);
        } catch (Refusal refusal) {
            Ring.Moment moment = ring.moment(siteId, 0);
            String fields = ",\"data\":null,\"problem\":{\"type\":"
                    + drafts.text(refusal.type().type()) + ",\"detail\":"
                    + drafts.text(String.valueOf(refusal.getMessage())) + "}";
            return snapshot(siteId, moment, more + fields);
        }
        Drawn known = known(siteId, view);
        if (known != null) {
            return new Snapshot(begin(known.next()) + more + known.fields() + "}", known.next());
        }
        Ring.Moment moment = ring.moment(siteId, MOST_RECENT);
        ObjectNode data = json.valueToTree(view.withEvents(List.of()));
        data.remove("recentEvents");
        String fields = rest(siteId, moment) + ",\"data\":{"
                + inside(drafts.text(data)) + ",\"recentEvents\":" + drafts.text(newest(view.recentEvents(), moment))
                + "}";
        keep(siteId, new Drawn(moment.next(), view.now(), fields));
        return new Snapshot(begin(moment.next()) + more + fields + "}", moment.next());
    }

    private Snapshot snapshot(@Nullable String siteId, Ring.Moment moment, String more) {
        return new Snapshot(begin(moment.next()) + more + rest(siteId, moment) + "}", moment.next());
    }

    private String begin(long next) {
        return "{\"type\":\"snapshot\",\"sequence\":" + ring.sequenceBefore(next);
    }

    private String rest(@Nullable String siteId, Ring.Moment moment) {
        return (siteId == null ? "" : ",\"siteId\":" + drafts.text(siteId)) + ",\"positions\":" + moment.positions()
                + ",\"alerts\":" + alerts(siteId);
    }

    private static String inside(String object) {
        return object.substring(1, object.length() - 1);
    }

    // Postgres knows better whose an event is, and the frames know what Postgres has not got yet.
    private List<EventView> newest(List<EventView> known, Ring.Moment moment) {
        Map<String, EventView> events = new LinkedHashMap<>();
        moment.events().forEach(event -> events.put(key(event), event));
        known.forEach(event -> events.put(key(event), event));
        List<EventView> sorted = new ArrayList<>(events.values());
        sorted.sort(Comparator.comparing(EventView::occurredAt).reversed());
        return sorted.subList(0, Math.min(MOST_RECENT, sorted.size()));
    }

    private static String key(EventView event) {
        return event.siteId() + ' ' + event.visitorId() + ' ' + event.eventId();
    }

    private @Nullable Drawn known(@Nullable String siteId, RealtimeView view) {
        synchronized (drawn) {
            Drawn known = drawn.get(siteId == null ? "" : siteId);
            return known != null && known.at().equals(view.now()) && known.next() == ring.head() ? known : null;
        }
    }

    private void keep(@Nullable String siteId, Drawn snapshot) {
        synchronized (drawn) {
            if (drawn.size() >= SNAPSHOTS_KEPT) {
                drawn.clear();
            }
            drawn.put(siteId == null ? "" : siteId, snapshot);
        }
    }

    /** The numbers without the events, which come by themselves. */
    JsonNode numbers(RealtimeView view) {
        ObjectNode data = json.valueToTree(view.withEvents(List.of()));
        data.remove("recentEvents");
        return data;
    }

    Clock clock() {
        return clock;
    }
}
