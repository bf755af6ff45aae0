package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed while its disk already has what its transaction has not committed. */
class UncommittedStateIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    // More than the stores' common buffers hold.
    private static final int EVENTS = 16_000;
    private static final int VISITORS = 100;
    private static final String LONG_PATH = "/" + "long".repeat(250);

    /** Nothing is committed by itself, and no broker loses its patience with that. */
    private static final Map<String, String> NEVER_COMMITTING = Map.of(
            "kafka-streams.num.standby.replicas",
            "0",
            "kafka-streams.commit.interval.ms",
            "120000",
            "rivulet.session.fresh-committed-every",
            "PT2M",
            "kafka-streams.producer.transaction.timeout.ms",
            "300000",
            "rivulet.stores.megabytes",
            "16");

    private static final Map<String, String> ALONE = Map.of("kafka-streams.num.standby.replicas", "0");

    @TempDir
    Path folder;

    private final String life = UUID.randomUUID().toString();

    @Test
    void everyEventCountsOnceThoughItsIdWasOnDiskBeforeItWasCommitted() throws IOException {
        List<String> sent;
        try (var doomed = ServiceProcess.start(folder.resolve("one"), NEVER_COMMITTING)) {
            sent = deliver();
            await().atMost(SOON).until(() -> counted(doomed) >= EVENTS);
            assertThat(idsOnDisk()).as("files of ids that are not committed").isPositive();
            doomed.kill();
        }

        try (var again = ServiceProcess.start(folder.resolve("one"), ALONE)) {
            var told = told();
            assertThat(sent.stream().filter(id -> !told.contains(id)).count())
                    .as("lost events")
                    .isZero();
            assertThat(told.size() - Set.copyOf(told).size())
                    .as("events told twice")
                    .isZero();
            assertThat(counted(again)).isGreaterThanOrEqualTo(EVENTS);
        }
    }

    private List<String> deliver() {
        var ids = new ArrayList<String>();
        var start = Instant.now().minusSeconds(EVENTS);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingServices.kafka(), "enable.idempotence", true),
                new StringSerializer(),
                WireSerde.serializer(Topics.USER_EVENTS, BackingServices.registry()))) {
            var written = new ArrayList<Future<RecordMetadata>>();
            IntStream.range(0, EVENTS).forEach(i -> {
                UserEvent event = anEvent()
                        .id(life + "-" + i)
                        .content(i)
                        .by(life + "-" + i % VISITORS)
                        .at(start.plusSeconds(i))
                        .view(LONG_PATH)
                        .build();
                ids.add(event.getEventId());
                written.add(
                        producer.send(new ProducerRecord<>(Topics.USER_EVENTS.name(), event.getVisitorId(), event)));
            });
            assertThat(written).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
        }
        return ids;
    }

    private static double counted(ServiceProcess service) {
        return service.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("rivulet_sessionizer_events_counted_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private long idsOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("seen-ids")
                            && file.toString().endsWith(".sst"))
                    .count();
        }
    }

    private List<String> told() {
        var found = new ArrayList<String>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                BackingServices.kafka(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (var consumer = new KafkaConsumer<>(
                settings,
                new StringDeserializer(),
                WireSerde.deserializer(Topics.SESSION_EVENTS, BackingServices.registry()))) {
            consumer.subscribe(List.of(Topics.SESSION_EVENTS.name()));
            long deadline = System.nanoTime() + SOON.toNanos();
            while (found.size() < EVENTS && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().startsWith(life) && record.value().getFact() instanceof CountedEvent counted) {
                        found.add(counted.getEvent().getEventId());
                    }
                });
            }
        }
        return found;
    }
}
