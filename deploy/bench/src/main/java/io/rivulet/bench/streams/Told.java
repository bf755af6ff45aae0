package io.rivulet.bench.streams;

import io.rivulet.bench.load.WallClock;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is told of events as whoever must not read what is taken back would, and how long after their arrival at
 * the collector. The acknowledgement comes later than the arrival: what is counted is at least what the sender waits.
 */
final class Told implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Told.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long HIGHEST_MILLIS = 120_000;

    private final KafkaConsumer<byte[], SessionEvent> consumer;
    private final Histogram millis = new Histogram(HIGHEST_MILLIS, 3);
    private final Thread reader;
    private long events;

    Told(String kafka, String registry) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "fetch.min.bytes", 1);
        this.consumer = new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), WireSerde.deserializer(Topics.SESSION_EVENTS, registry));
        var all = consumer.partitionsFor(Topics.SESSION_EVENTS.name()).stream()
                .map(partition -> new TopicPartition(Topics.SESSION_EVENTS.name(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        this.reader = new Thread(this::read, "read-what-is-told");
        reader.start();
    }

    /** Events that were told of, ever. */
    synchronized long events() {
        return events;
    }

    /** How long they took since the last call. */
    synchronized Histogram takeMillis() {
        Histogram since = millis.copy();
        millis.reset();
        return since;
    }

    private void read() {
        try (consumer) {
            while (!Thread.interrupted()) {
                consumer.poll(PATIENCE).forEach(record -> {
                    if (record.value().getFact() instanceof CountedEvent counted) {
                        note(counted.getEvent().getReceivedAt());
                    }
                });
            }
        } catch (WakeupException over) {
            // Nobody listens any more.
        } catch (KafkaException e) {
            LOG.log(Level.SEVERE, "What is told can't be read any more", e);
        }
    }

    private synchronized void note(Instant receivedAt) {
        events++;
        long waited = WallClock.now().toEpochMilli() - receivedAt.toEpochMilli();
        millis.recordValue(Math.max(0, Math.min(HIGHEST_MILLIS, waited)));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
