package io.rivulet.streams;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jboss.logging.Logger;

/**
 * Knows up to when the partitions are complete that this instance has without being the one that writes them. One that
 * has not been complete since it came here is not fit to answer: what it doesn't know yet would pass for unknown.
 *
 * <p>It looks by itself, every second: asking the broker takes as long as the broker likes, and whoever asks this
 * instance for its partitions must get an answer while the broker is away.
 */
@Singleton
final class Freshness {

    private static final Logger LOG = Logger.getLogger(Freshness.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Whoever was given a partition has it after a moment where it stood in, and after a long time where it did not. */
    private static final int HURRIED_LOOKS = 60;

    private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

    private final KafkaStreams streams;
    private final Changelogs changelogs;
    private final GivenPartitions given;
    private final Succession succession;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "freshness");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Sight last = Sight.NONE;

    Freshness(KafkaStreams streams, Changelogs changelogs, GivenPartitions given, Succession succession, Clock clock) {
        this.streams = streams;
        this.changelogs = changelogs;
        this.given = given;
        this.succession = succession;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        given.whenMoreAreGiven(() -> hurry(HURRIED_LOOKS, Duration.ZERO));
        var unused = looking.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        looking.shutdownNow();
    }

    /** How many changes a partition was behind when it was last looked at; nothing when that was not yet. */
    OptionalLong lag(int partition) {
        return last.lag(partition);
    }

    /** For how long a partition may have missed changes, in milliseconds; nothing while it has not been complete once. */
    OptionalLong stalenessMillis(int partition) {
        return last.completeUntil(partition).stream()
                .mapToLong(until ->
                        Math.max(1, Duration.between(until, clock.instant()).toMillis()))
                .findFirst();
    }

    /** Whether every partition that is here was complete at some time since it came. */
    boolean hasAllBeenComplete() {
        return last.isComplete();
    }

    private void look() {
        if (!streams.state().isRunningOrRebalancing()) {
            return;
        }
        // Of what is found, no more is sure than that it was so when the question was put.
        Instant asked = clock.instant();
        try {
            Map<TopicPartition, Long> positions = positions(streams.allLocalStorePartitionLags());
            last = last.next(asked, positions, changelogs.ends(positions.keySet()), changelogs::blank);
            succession.isComplete();
        } catch (RuntimeException brokerAway) {
            LOG.debugf("Can't tell how far behind the stand-ins are: %s", brokerAway);
        }
    }

    private void hurry(int times, Duration pause) {
        try {
            var unused = looking.schedule(() -> lookInAHurry(times), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debugf("Nobody looks any more: %s", stopping);
        }
    }

    private void lookInAHurry(int times) {
        boolean sure = false;
        try {
            sure = succession.isComplete();
        } catch (RuntimeException notYet) {
            LOG.debugf("Can't tell what is missing of what was given: %s", notYet);
        }
        if (!sure && times > 1) {
            hurry(times - 1, SHORT_PAUSE);
        }
    }

    private Map<TopicPartition, Long> positions(Map<String, Map<Integer, LagInfo>> ofStores) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        ofStores.forEach((store, partitions) -> partitions.forEach(
                (partition, lag) -> positions.put(changelogs.of(store, partition), lag.currentOffsetPosition())));
        return positions;
    }
}
