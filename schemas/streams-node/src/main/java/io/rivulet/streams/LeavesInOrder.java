package io.rivulet.streams;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Leaves the group when the process is stopped in order. A static member that only closes keeps its partitions until its
 * session times out, and nobody processes them meanwhile: that patience is for processes that were killed and come back.
 */
@Singleton
final class LeavesInOrder {

    /** Before Quarkus closes the client, which stays in the group. */
    private static final int FIRST = 1;
    /** Whoever stops a process kills it when it takes much longer. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final NodeConfig node;

    LeavesInOrder(KafkaStreams streams, NodeConfig node) {
        this.streams = streams;
        this.node = node;
    }

    void leave(@Observes @Priority(FIRST) ShutdownEvent stopping) {
        streams.close(new KafkaStreams.CloseOptions().timeout(LIMIT).leaveGroup(node.leavesWhenStopped()));
    }
}
