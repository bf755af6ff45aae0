package io.rivulet.query.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** A partition that follows another instance's, and how many changes it is behind, once that is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Standby(int partition, @Nullable Long lag) {}

    boolean isActive(String store, int partition) {
        return stores.stream()
                .anyMatch(each -> each.store().equals(store) && each.active().contains(partition));
    }

    /** How many changes its stand-in of the partition is behind; the largest number where it has none that says so. */
    long lagOf(String store, int partition) {
        return stores.stream()
                .filter(each -> each.store().equals(store))
                .flatMap(each -> each.standby().stream())
                .filter(standby -> standby.partition() == partition)
                .map(Standby::lag)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
