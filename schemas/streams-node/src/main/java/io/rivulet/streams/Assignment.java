package io.rivulet.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance hosts.
 *
 * @param service the service's name
 * @param host where other pods reach this instance, {@code host:port}
 * @param state of Kafka Streams: RUNNING, REBALANCING …
 * @param stores what it holds of each store
 */
public record Assignment(String service, String host, String state, List<Store> stores) {

    /**
     * A store, or the part of it that is here.
     *
     * @param store the store's name
     * @param topic the topic by whose partitions it is divided
     * @param partitions into how many
     * @param active partitions that this instance writes
     * @param standby partitions that it follows
     */
    public record Store(String store, String topic, int partitions, List<Integer> active, List<Standby> standby) {}

    /**
     * A partition that follows another instance's.
     *
     * @param partition its number
     * @param lag how many changes it is behind; none where that is not known yet
     */
    public record Standby(int partition, @Nullable Long lag) {}
}
