package io.rivulet.streams;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * Leaves the group when the process is stopped in order. A static member that only closes keeps its partitions until its
 * session times out, and nobody processes them meanwhile: that patience is for processes that were killed and come back.
 *
 * <p>Where that takes too long, as it does when the broker is gone, the process ends as it is. Quarkus, which closes the
 * client once more, would wait for as long as the broker stays away.
 */
@Singleton
final class LeavesInOrder {

    /** Before Quarkus closes the client, which stays in the group. */
    private static final int FIRST = 1;
    /** Of a process that did not end in order. */
    private static final int STATUS = 1;

    private static final Logger LOG = Logger.getLogger(LeavesInOrder.class);

    private final KafkaStreams streams;
    private final NodeConfig node;

    LeavesInOrder(KafkaStreams streams, NodeConfig node) {
        this.streams = streams;
        this.node = node;
    }

    void leave(@Observes @Priority(FIRST) ShutdownEvent stopping) {
        Duration limit = node.closeWithin();
        if (!streams.close(new KafkaStreams.CloseOptions().timeout(limit).leaveGroup(node.leavesWhenStopped()))) {
            LOG.errorf(
                    "Not closed within %s (rivulet.node.close-within), as when the broker does not answer: the process"
                            + " ends as it is. What it was about to commit is given up, and it stays in its group until"
                            + " it is missed. Nothing is lost: whoever processes its partitions next begins after the"
                            + " last commit, with stores as they were then.",
                    limit);
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
