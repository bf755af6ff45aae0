package io.rivulet.query.fleet;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** What a streams service holds, and by which topic's partitions it is divided among its instances. */
public enum Holding {
    VISITORS("sessionizer-service", Topics.USER_EVENTS, "visitors", "/internal/visitors/"),
    PERSONS("profile-service", Topics.SESSION_EVENTS, "profiles", "/internal/persons/"),
    SCORES("scoring-service", Topics.USER_PROFILES, "scores", "/internal/scores/");

    private final String service;
    private final int partitions;
    private final String store;
    private final String path;

    Holding(String service, Topic<?> topic, String store, String path) {
        this.service = service;
        this.partitions = topic.partitions();
        this.store = store;
        this.path = path;
    }

    String service() {
        return service;
    }

    int partitions() {
        return partitions;
    }

    String store() {
        return store;
    }

    String path() {
        return path;
    }

    /** The partition of a key, as Kafka's default partitioner deals it. */
    int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
