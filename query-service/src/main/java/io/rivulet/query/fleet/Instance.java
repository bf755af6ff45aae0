package io.rivulet.query.fleet;

import java.net.URI;
import java.util.List;

/**
 * An instance of a streams service, as it last described itself.
 *
 * @param base where it was reached
 * @param host how it calls itself, {@code host:port}
 * @param state of its streams: RUNNING, REBALANCING …
 */
public record Instance(URI base, String host, String state, List<Store> stores) {

    /** A store and which of its partitions are here. */
    public record Store(String store, String topic, int partitions, List<Integer> active, List<Standby> standby) {}

    /** A partition that follows another instance's, and how many changes it is behind. */
    public record Standby(int partition, long lag) {}

    boolean isActive(String store, int partition) {
        return stores.stream()
                .anyMatch(each -> each.store().equals(store) && each.active().contains(partition));
    }

    /** How many changes its stand-in of the partition is behind; the largest number where it has none. */
    long lagOf(String store, int partition) {
        return stores.stream()
                .filter(each -> each.store().equals(store))
                .flatMap(each -> each.standby().stream())
                .filter(standby -> standby.partition() == partition)
                .mapToLong(Standby::lag)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
