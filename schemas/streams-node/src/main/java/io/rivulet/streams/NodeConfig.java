package io.rivulet.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who this instance is. */
@ConfigMapping(prefix = "rivulet.node")
public interface NodeConfig {

    /** The service's name, which is also its application id in Kafka. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /** Where other pods reach this instance, {@code host:port}. */
    String advertised();

    /** Static membership: the same id after a restart gets the same partitions without a rebalance. One id, one instance. */
    String instanceId();

    /**
     * Whether an instance that is stopped in order hands its partitions over at once. Where state is large and the same
     * instance is back within the session timeout, as in an upgrade one by one, it is cheaper that they wait for it.
     */
    @WithDefault("true")
    boolean leavesWhenStopped();

    /**
     * How long an instance that is stopped may take to commit and to leave; then it ends as it is. Less than whoever stops
     * it waits before killing it: 30 s on Kubernetes.
     */
    @WithDefault("15S")
    Duration closeWithin();

    /**
     * After how many milliseconds without a sign of life the group misses an instance. Until then nobody writes its
     * partitions, and stand-ins answer for it.
     */
    int missedAfterMs();
}
