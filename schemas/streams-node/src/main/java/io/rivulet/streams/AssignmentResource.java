package io.rivulet.streams;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Tells the other pods which partitions this one holds. */
@Path("/internal/assignment")
final class AssignmentResource {

    private final KafkaStreams streams;
    private final ServedStore served;
    private final NodeConfig node;
    private final Freshness freshness;

    AssignmentResource(KafkaStreams streams, ServedStore served, NodeConfig node, Freshness freshness) {
        this.streams = streams;
        this.served = served;
        this.node = node;
        this.freshness = freshness;
    }

    @GET
    public Assignment assignment() {
        return new Assignment(node.service(), node.advertised(), streams.state().name(), List.of(store()));
    }

    private Assignment.Store store() {
        if (!streams.state().isRunningOrRebalancing()) {
            return new Assignment.Store(
                    served.store(), served.topic().name(), served.topic().partitions(), List.of(), List.of());
        }
        var self = HostInfo.buildFromEndpoint(node.advertised());
        var here = streams.streamsMetadataForStore(served.store()).stream()
                .filter(instance -> instance.hostInfo().equals(self))
                .toList();
        var active = here.stream()
                .map(StreamsMetadata::topicPartitions)
                .flatMap(this::partitions)
                .distinct()
                .sorted()
                .toList();
        var standby = here.stream()
                .map(StreamsMetadata::standbyTopicPartitions)
                .flatMap(this::partitions)
                .distinct()
                .sorted()
                .map(partition -> new Assignment.Standby(partition, lag(partition)))
                .toList();
        return new Assignment.Store(
                served.store(), served.topic().name(), served.topic().partitions(), active, standby);
    }

    private Stream<Integer> partitions(Set<TopicPartition> all) {
        return all.stream()
                .filter(partition -> partition.topic().equals(served.topic().name()))
                .map(TopicPartition::partition);
    }

    private @Nullable Long lag(int partition) {
        OptionalLong lag = freshness.lag(partition);
        return lag.isPresent() ? lag.getAsLong() : null;
    }
}
