package io.rivulet.scoring.stream;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.avro.UserScores;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores, keyed so that a person's records lie in the person's partition. A name is a changelog's name too. */
public final class ScoreStores {

    /** Person id → scores as they were last written. */
    public static final String SCORES = "scores";
    /** Time and person id → nothing: whom time alone will give other scores, and when. */
    public static final String RESCORE_AT = "rescore-at";

    private ScoreStores() {}

    /** What the topology adds. */
    public static List<StoreBuilder<?>> builders() {
        return List.of(
                // Cached: a lively person's scores go to the changelog once a commit, not once an event.
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(SCORES),
                                Serdes.String(),
                                StateSerde.of(UserScores.class))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RESCORE_AT), Serdes.Bytes(), Serdes.ByteArray()));
    }
}
