package io.rivulet.profile.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.streams.BeforeCommit;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores, all keyed so that a person's records lie in the person's partition. A name is a changelog's name too. */
public final class PersonStores {

    /** Person id → everything summed up about them. */
    public static final String PROFILES = "profiles";
    /** Person id → the person that they turned out to be. Nobody has both a profile and a redirect. */
    public static final String REDIRECTS = "redirects";
    /**
     * Visitor id → the user to whom what that visitor did before went. A user may have the same id as somebody's
     * visitor: what is not the visitor's own stays where it is.
     */
    public static final String IDENTIFIED = "identified-visitors";
    /** {@link RecentKey} → the event. */
    public static final String RECENT_EVENTS = "recent-events";
    /** Nothing is in it. */
    public static final String BEFORE_COMMIT = "before-commit";

    /** So many of a person's events are shown; a few more may lie in the store for a while. */
    public static final int RECENT_EVENTS_KEPT = 50;

    private PersonStores() {}

    /** What the topology adds. */
    public static List<StoreBuilder<?>> builders() {
        return List.of(
                // Cached: a lively person's profile goes to the changelog once a commit, not once an event.
                persistent(PROFILES, Serdes.String(), StateSerde.of(UserProfile.class))
                        .withCachingEnabled(),
                persistent(REDIRECTS, Serdes.String(), Serdes.String()),
                persistent(IDENTIFIED, Serdes.String(), Serdes.String()),
                persistent(RECENT_EVENTS, Serdes.Bytes(), StateSerde.of(CountedEvent.class)),
                BeforeCommit.builder(BEFORE_COMMIT));
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> persistent(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values);
    }
}
