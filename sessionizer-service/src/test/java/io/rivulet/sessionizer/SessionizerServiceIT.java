package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is delivered, with a real broker and a real registry. */
class SessionizerServiceIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Map<String, String> ALONE = Map.of("kafka-streams.num.standby.replicas", "0");

    @TempDir
    static Path folder;

    private static KafkaProducer<String, UserEvent> events;
    private static ServiceProcess service;

    private final String visitor = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        events = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingServices.kafka(), "enable.idempotence", true),
                new StringSerializer(),
                WireSerde.serializer(Topics.USER_EVENTS, BackingServices.registry()));
        service = ServiceProcess.start(folder.resolve("one"), ALONE);
    }

    @AfterAll
    static void stop() {
        service.close();
        events.close();
    }

    @Test
    void anEventBecomesAFactAboutAPersonAndALiveVisit() {
        send(anEvent().at(Instant.now()), anEvent().at(Instant.now()));

        var facts = read(Topics.SESSION_EVENTS, found -> found.size() >= 3);

        assertThat(facts)
                .allSatisfy(fact -> assertThat(fact.value().getPersonId()).isEqualTo(visitor));
        JsonNode live = json("/internal/visitors/" + visitor);
        assertThat(live.at("/personId").asText()).isEqualTo(visitor);
        assertThat(live.at("/liveSession/events").asInt()).isEqualTo(2);
        assertThat(live.at("/liveSession/state").asText()).isEqualTo("OPEN");
        assertThat(live.at("/sessions")).hasSize(1);
        assertThat(live.at("/stalenessMs").asInt()).isZero();
    }

    @Test
    void anUnknownVisitorIsAProblemThatSaysSo() {
        var answer = service.get("/internal/visitors/" + visitor);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("urn:rivulet:problem:unknown-visitor")
                .contains(visitor);
    }

    @Test
    void theAssignmentNamesEveryPartition() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode assignment = json("/internal/assignment");
            assertThat(assignment.at("/service").asText()).isEqualTo("sessionizer-service");
            assertThat(assignment.at("/state").asText()).isEqualTo("RUNNING");
            assertThat(assignment.at("/stores/0/store").asText()).isEqualTo("visitors");
            assertThat(assignment.at("/stores/0/active")).hasSize(Topics.USER_EVENTS.partitions());
        });
    }

    @Test
    void aRecordThatNobodyCanReadIsPutAsideAndTheNextOneCounts() throws Exception {
        byte[] poison = ("no avro " + visitor).getBytes(UTF_8);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", BackingServices.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.USER_EVENTS.name(), visitor, poison))
                    .get();
        }
        send(anEvent().at(Instant.now()));

        assertThat(read(Topics.SESSION_EVENTS, found -> !found.isEmpty())).isNotEmpty();
        var rejected = records(
                Topics.REJECTED_EVENTS,
                record -> UTF_8.decode(record.value().getPayload().duplicate())
                        .toString()
                        .contains(visitor),
                found -> !found.isEmpty());
        assertThat(rejected).singleElement().satisfies(record -> {
            assertThat(record.value().getOrigin()).startsWith("user-events/");
            assertThat(record.value().getRefusedBy()).isEqualTo("sessionizer-service");
        });
    }

    @Test
    void anEventThatTheTopologyFailsOnIsPutAsideAndEverybodyElseGoesOn() {
        String most = "9".repeat(32);
        send(anEvent().purchase(most), anEvent().id("one-too-many-" + visitor).purchase(most));
        var bystander = anEvent().by(visitor + "-bystander").build();
        deliver(List.of(bystander));

        assertThat(records(
                        Topics.SESSION_EVENTS,
                        record -> record.key().equals(bystander.getVisitorId()),
                        found -> !found.isEmpty()))
                .isNotEmpty();
        assertThat(records(
                        Topics.REJECTED_EVENTS,
                        record -> UTF_8.decode(record.value().getPayload().duplicate())
                                .toString()
                                .contains("one-too-many-" + visitor),
                        found -> !found.isEmpty()))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(record.value().getReasons().get(0).getCode()).isEqualTo("failed"));
    }

    @Test
    void everyEventCountsOnceThoughTheServiceIsKilledHalfWay() {
        int many = 2_000;
        var start = Instant.now().minusSeconds(many);
        var life = IntStream.range(0, many)
                .mapToObj(i -> anEvent()
                        .id("e" + i)
                        .content(i)
                        .by(visitor)
                        .at(start.plusSeconds(i))
                        .build())
                .toList();

        deliver(life.subList(0, many / 2));
        service.kill();
        service = ServiceProcess.start(folder.resolve("one"), ALONE);
        deliver(life);
        send(anEvent().id("last").at(Instant.now()));

        var counted = read(
                        Topics.SESSION_EVENTS,
                        found -> found.stream()
                                .anyMatch(fact -> fact.value().getFact() instanceof CountedEvent event
                                        && event.getEvent().getEventId().equals("last")))
                .stream()
                .map(fact -> fact.value().getFact())
                .filter(CountedEvent.class::isInstance)
                .map(fact -> ((CountedEvent) fact).getEvent().getEventId())
                .toList();
        assertThat(counted).hasSize(many + 1).doesNotHaveDuplicates();
        assertThat(json("/internal/visitors/" + visitor)
                        .at("/liveSession/events")
                        .asInt())
                .isEqualTo(many + 1);
    }

    private void send(EventBuilder... builders) {
        deliver(Stream.of(builders).map(event -> event.by(visitor).build()).toList());
    }

    private static void deliver(List<UserEvent> life) {
        var written = life.stream()
                .map(event -> events.send(new ProducerRecord<>(Topics.USER_EVENTS.name(), event.getVisitorId(), event)))
                .toList();
        for (var one : written) {
            assertThat(one).succeedsWithin(SOON);
        }
    }

    private static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(service.get(path).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(path, e);
        }
    }

    private List<ConsumerRecord<String, SessionEvent>> read(
            Topic<SessionEvent> topic, Predicate<List<ConsumerRecord<String, SessionEvent>>> enough) {
        return records(topic, record -> record.key().equals(visitor), enough);
    }

    private static <V extends SpecificRecord> List<ConsumerRecord<String, V>> records(
            Topic<V> topic,
            Predicate<ConsumerRecord<String, V>> wanted,
            Predicate<List<ConsumerRecord<String, V>>> enough) {
        var found = new ArrayList<ConsumerRecord<String, V>>();
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                BackingServices.kafka(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"));
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), WireSerde.deserializer(topic, BackingServices.registry()))) {
            consumer.subscribe(List.of(topic.name()));
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
                return enough.test(found);
            });
        }
        return found;
    }
}
