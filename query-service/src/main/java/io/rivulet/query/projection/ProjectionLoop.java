package io.rivulet.query.projection;

import io.rivulet.schemas.Topic;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One consumer, from its start to its end: polls, has the projector write, says how far it is. */
final class ProjectionLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_CONSUMERS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> connect;
    private final List<Topic<?>> topics;
    private final RecordReader reader;
    private final Projector projector;
    private final Positions positions;
    private final Patience patience;
    private final ProjectionStatus status;
    private final ProjectionMetrics metrics;
    private final Clock clock;
    private Instant lastNote = Instant.EPOCH;

    ProjectionLoop(
            Supplier<Consumer<String, byte[]>> connect,
            List<Topic<?>> topics,
            RecordReader reader,
            Projector projector,
            Positions positions,
            Patience patience,
            ProjectionStatus status,
            ProjectionMetrics metrics,
            Clock clock) {
        this.connect = connect;
        this.topics = topics;
        this.reader = reader;
        this.projector = projector;
        this.positions = positions;
        this.patience = patience;
        this.status = status;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!patience.isStopped()) {
                try (Consumer<String, byte[]> consumer = connect.get()) {
                    consume(consumer);
                } catch (InterruptedException | WakeupException stops) {
                    LOG.debug("The projector stops");
                } catch (Exception failure) {
                    LOG.error("The projection starts over with a new consumer", failure);
                    status.waits("go on", failure);
                    startOver();
                }
            }
        } finally {
            status.ends();
        }
    }

    private void startOver() {
        try {
            patience.pause(BETWEEN_CONSUMERS);
        } catch (InterruptedException stops) {
            LOG.debug("The projector stops");
        }
    }

    private void consume(Consumer<String, byte[]> consumer) throws Exception {
        consumer.subscribe(topics.stream().map(Topic::name).toList(), new Assignment(consumer));
        while (!patience.isStopped()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            Instant polled = clock.instant();
            try {
                projector.project(new Batch(read(records), ends(consumer, records)));
                note(consumer, polled);
            } catch (FencedException fenced) {
                LOG.warn("{}; reading the positions again", fenced.getMessage());
                metrics.fenced();
                place(consumer, consumer.assignment());
            }
        }
    }

    private List<Arrival> read(ConsumerRecords<String, byte[]> records) throws Exception {
        List<Arrival> arrivals = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            arrivals.add(patience.untilDone(
                    "read schemas", () -> reader.read(record), RecordReader.RegistryAwayException.class::isInstance));
        }
        return arrivals;
    }

    // Beyond the last record lie marks of transactions, which are passed too: else a lag would stay for ever.
    private Map<TopicPartition, Long> ends(Consumer<?, ?> consumer, ConsumerRecords<?, ?> records) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            OffsetAndMetadata next = records.nextOffsets().get(partition);
            long end = next != null ? next.offset() : consumer.position(partition);
            Long stands = projector.known().get(partition);
            if (stands != null && stands != end) {
                ends.put(partition, end);
            }
        }
        return ends;
    }

    private void note(Consumer<?, ?> consumer, Instant polled) throws Exception {
        if (polled.isBefore(lastNote.plus(BETWEEN_NOTES))) {
            return;
        }
        lastNote = polled;
        Map<TopicPartition, Long> caughtUp = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            lag.ifPresent(records -> metrics.lags(partition, records));
            Long stands = projector.known().get(partition);
            if (stands != null && lag.isPresent() && lag.getAsLong() == 0) {
                caughtUp.put(partition, stands);
            }
        }
        patience.untilDone(
                "note how far it is",
                () -> {
                    positions.caughtUp(caughtUp, polled);
                    return true;
                },
                SQLException.class::isInstance);
    }

    private void place(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) throws Exception {
        Map<TopicPartition, Long> stored = projector.take(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long wanted = stored.getOrDefault(partition, 0L);
            long begin = first.getOrDefault(partition, 0L);
            boolean gone = wanted < begin || wanted > last.getOrDefault(partition, 0L);
            if (gone && wanted > 0) {
                LOG.error(
                        "{} was projected up to {}, but the topic now starts at {}: what lay between is lost to the"
                                + " projection. It goes on from there.",
                        partition,
                        wanted,
                        begin);
                metrics.jumped(partition);
            }
            consumer.seek(partition, gone ? begin : wanted);
        }
    }

    /** What happens when partitions come and go. Nothing is in flight then: a batch is written before the next poll. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<?, ?> consumer;

        Assignment(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            try {
                if (!partitions.isEmpty()) {
                    place(consumer, partitions);
                }
                status.joins();
            } catch (InterruptedException stops) {
                throw new WakeupException();
            } catch (Exception failure) {
                throw new IllegalStateException("Can't take partitions", failure);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            projector.giveUp(partitions);
            metrics.forget(partitions);
        }
    }
}
