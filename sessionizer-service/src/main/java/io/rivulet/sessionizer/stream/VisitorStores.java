package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.VisitorState;
import io.rivulet.streams.BeforeCommit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** What the sessionizer remembers of visitors. */
public final class VisitorStores {

    /** What is remembered of a visitor, by visitor id. */
    public static final String VISITORS = "visitors";

    /** The events of visits that can still change, by visitor and time. */
    public static final String LOG = "visit-log";

    /** Every link that a visitor's events made, by visitor and time. */
    public static final String LINKS = "visitor-links";

    private static final String IDS = "seen-ids";
    private static final String TOLD = "sessions-as-told";
    private static final String CONCLUSIONS = "conclusions-as-told";
    private static final String WAKE_UPS = "wake-ups";
    private static final String BEFORE_COMMIT = "before-commit";
    private static final byte[] NOTHING = new byte[0];

    final KeyValueStore<Bytes, byte[]> told;
    final KeyValueStore<Bytes, byte[]> log;
    final KeyValueStore<Bytes, byte[]> conclusions;
    final KeyValueStore<Bytes, Link> links;
    private final ProcessorContext<?, ?> context;
    private final KeyValueStore<String, VisitorState> visitors;
    private final WindowStore<Bytes, byte[]> ids;
    private final KeyValueStore<Bytes, byte[]> wakeUps;
    private final StoreLimits limits;
    private final VisitorCache cache;
    /** Nobody is due before: what was deleted there need not be walked over again. */
    private long nobodyDueBefore;

    /**
     * @param limits how much is kept, and where
     * @param committing what else is to be done before each commit
     */
    VisitorStores(ProcessorContext<?, ?> context, StoreLimits limits, Runnable committing) {
        this.context = context;
        this.limits = limits;
        visitors = context.getStateStore(VISITORS);
        ids = context.getStateStore(IDS);
        told = context.getStateStore(TOLD);
        log = context.getStateStore(LOG);
        conclusions = context.getStateStore(CONCLUSIONS);
        links = context.getStateStore(LINKS);
        wakeUps = context.getStateStore(WAKE_UPS);
        cache = new VisitorCache(limits.cachedBytes(), visitor -> visitors.put(visitor.id(), visitor.row()));
        BeforeCommit commits = context.getStateStore(BEFORE_COMMIT);
        commits.always(VISITORS, cache::write);
        commits.always(BEFORE_COMMIT, committing);
    }

    /** Takes for how long ids are remembered, by the collector's clock. */
    static Set<StoreBuilder<?>> builders(Duration remembered) {
        // What was seen at the end of one period is kept under its start, and still asked for at the end of the next.
        var periods = Stores.persistentWindowStore(IDS, remembered.multipliedBy(2), remembered, false);
        // In an order of its own: that of Set.of differs from run to run, and so would the topology's description.
        return new LinkedHashSet<>(List.of(
                store(VISITORS, Serdes.String(), VisitorStates.serde()),
                Stores.windowStoreBuilder(periods, Serdes.Bytes(), Serdes.ByteArray()),
                store(TOLD, Serdes.Bytes(), Serdes.ByteArray()),
                store(LOG, Serdes.Bytes(), Serdes.ByteArray()),
                store(CONCLUSIONS, Serdes.Bytes(), Serdes.ByteArray()),
                store(LINKS, Serdes.Bytes(), StateSerde.of(Link.class)),
                store(WAKE_UPS, Serdes.Bytes(), Serdes.ByteArray()),
                BeforeCommit.builder(BEFORE_COMMIT)));
    }

    private static <K, V> StoreBuilder<?> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values);
    }

    @Nullable VisitorState visitor(String visitorId) {
        return visitors.get(visitorId);
    }

    SeenIds ids(VisitorState visitor) {
        return new SeenIds(ids, limits.remembered().toMillis(), visitor.getIds(), visitor.getIdsElsewhere());
    }

    /** How many bytes of a kind may be written in one row with a visitor. */
    long mostBytesOfAKind() {
        return limits.mostBytesOfAKind();
    }

    /** How far the clock of what is read has come, in epoch milliseconds. */
    long streamTime() {
        return context.currentStreamTimeMs();
    }

    /** Deals with what is remembered of a visitor. */
    void with(String visitorId, Consumer<VisitorMemory> work) {
        cache.with(visitorId, id -> new VisitorMemory(id, this), work);
    }

    /** Deals with what is remembered of a visitor that is woken. */
    void withSilent(String visitorId, Consumer<VisitorMemory> work) {
        cache.withSilent(visitorId, id -> new VisitorMemory(id, this), work);
    }

    /** Asks for the links that a visitor's events made, the latest first. */
    public static RangeQuery<Bytes, Link> linksOf(String visitorId) {
        return RangeQuery.<Bytes, Link>withRange(VisitorKeys.firstOf(visitorId), VisitorKeys.behind(visitorId))
                .withDescendingKeys();
    }

    /** Asks for an event in a visitor's log of a site, where it is not written with the visitor. */
    public static KeyQuery<Bytes, byte[]> eventOf(String visitorId, String siteId, Moment moment) {
        return KeyQuery.withKey(VisitorKeys.logged(visitorId, siteId, moment));
    }

    /** Wakes a visitor at another time, or not at all where that is 0. */
    void moveWakeUp(String visitorId, long from, long to) {
        if (from != 0) {
            takeOut(VisitorKeys.wakeUp(from, visitorId));
        }
        if (to != 0) {
            wakeUps.put(VisitorKeys.wakeUp(to, visitorId), NOTHING);
            // The clock may have been set back.
            nobodyDueBefore = Math.min(nobodyDueBefore, to);
        }
    }

    /** Wakes a visitor whose wake-up was taken out for nothing. */
    void wakeAgain(String visitorId, long at) {
        moveWakeUp(visitorId, 0, at);
    }

    /** Wake-ups that are due, the first first. */
    List<Bytes> due(long now, int atMost) {
        var found = new ArrayList<Bytes>();
        long from = Math.min(nobodyDueBefore, now);
        try (var keys = wakeUps.range(VisitorKeys.wakeUp(from, ""), VisitorKeys.wakeUp(now + 1, ""))) {
            while (keys.hasNext() && found.size() < atMost) {
                found.add(keys.next().key);
            }
        }
        if (found.size() < atMost) {
            nobodyDueBefore = now;
        }
        return found;
    }

    /**
     * Takes a wake-up out, before the visitor is looked at: one that can't be must not stand in the others' way.
     *
     * @return the visitor
     */
    String wake(Bytes due) {
        takeOut(due);
        return VisitorKeys.visitorToWake(due);
    }

    /** To delete it would be to read it first. */
    private void takeOut(Bytes wakeUp) {
        wakeUps.put(wakeUp, null);
    }
}
