package io.rivulet.profile;

import static io.rivulet.profile.Visit.aVisit;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.backing.Written;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it is delivered, with a real broker and a real registry. */
class ProfileServiceIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A crowd, and enough facts to write the stores under its eyes: a lock in the wrong order stops here for good. */
    private static final int ASKING = 4;

    private static final int WHILE_ASKED = 3_000;

    /** No standbys, so that a partition is in one place. */
    private static final Map<String, String> ALONE = Map.of("kafka-streams.num.standby.replicas", "0");

    /** Not a temporary one: after a failure the service's log is wanted. */
    private static final Path FOLDER =
            Path.of("target", "service-it", UUID.randomUUID().toString());

    private static KafkaProducer<String, SessionEvent> facts;
    private static ServiceProcess service;

    private final String person = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        facts = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingServices.kafka(), "enable.idempotence", true),
                new StringSerializer(),
                WireSerde.serializer(Topics.SESSION_EVENTS, BackingServices.registry()));
        service = ServiceProcess.start(FOLDER.resolve("one"), ALONE);
    }

    @AfterAll
    static void stop() {
        service.close();
        facts.close();
    }

    @Test
    void factsInKafkaBecomeAProfileInKafkaAndOneThatCanBeAskedFor() throws Exception {
        view(person, "e1", "10:00");
        fact(
                person,
                CountedEvent.newBuilder()
                        .setEvent(anEvent()
                                .id("e2")
                                .by(person)
                                .purchase("12.50")
                                .at("10:01")
                                .properties("{\"sku\":\"screen\"}")
                                .build())
                        .setSessionId("s1")
                        .build());
        fact(
                person,
                new SessionChange(
                        SessionChangeKind.OPENED,
                        null,
                        aVisit(person).to("10:01").interactions(1).build(),
                        List.of(),
                        true));

        awaitEvents(person, 2, 1);

        JsonNode answer = ask(person);
        assertThat(answer.get("personId").asText()).isEqualTo(person);
        assertThat(answer.has("redirectedTo")).isFalse();
        assertThat(answer.get("stalenessMs").asLong()).isZero();
        JsonNode profile = answer.get("profile");
        assertThat(profile.get("pageViews").asLong()).isEqualTo(1);
        assertThat(profile.get("sessionMillis").asLong()).isEqualTo(60_000);
        assertThat(profile.get("revenue").toString()).isEqualTo("[{\"amount\":12.5,\"currency\":\"GBP\"}]");
        assertThat(profile.get("eventCounts").get("purchase").asLong()).isEqualTo(1);
        assertThat(profile.get("firstSeenAt").asText()).isEqualTo("2026-03-02T10:00:00.000Z");
        JsonNode newest = answer.get("recentEvents").get(0);
        assertThat(newest.get("eventId").asText()).isEqualTo("e2");
        assertThat(newest.get("occurredAt").asText()).isEqualTo("2026-03-02T10:01:00.000Z");
        assertThat(newest.get("sessionId").asText()).isEqualTo("s1");
        assertThat(newest.get("pagePath").asText()).isEqualTo("/");
        assertThat(newest.get("revenue").get("amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(newest.get("properties").get("sku").asText()).isEqualTo("screen");
        // The store knows a moment before the commit that tells the others.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastWritten(person)).hasValueSatisfying(written -> {
                    assertThat(written.getEvents()).isEqualTo(2);
                    assertThat(written.getSessions()).isEqualTo(1);
                    assertThat(written.getLastSeenAt()).isEqualTo(time("10:01"));
                }));
    }

    @Test
    void aMergeReachesAnotherPartitionAndTheOldNameLeadsThere() throws Exception {
        // Fifty pairs meet every combination of partitions that matters.
        List<String> visitors =
                IntStream.range(0, 50).mapToObj(i -> person + "-v" + i).toList();
        for (String visitor : visitors) {
            view(visitor, visitor + "-e", "10:00");
            fact(visitor, new PersonMerged(visitor, person, visitor, time("10:05")));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(events(person)).isEqualTo(50));
        assertThat(ask(person).get("recentEvents")).hasSize(50);
        for (String visitor : visitors) {
            JsonNode answer = ask(visitor);
            assertThat(answer.get("redirectedTo").asText()).isEqualTo(person);
            assertThat(answer.has("profile")).isFalse();
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(lastWritten(person).orElseThrow().getVisitorIds())
                                .hasSize(50));
        assertThat(lastWritten(visitors.get(0))).isEmpty();
    }

    @Test
    void aChainOfMergesIsFollowedThroughKafka() throws Exception {
        view(person + "-a", "e1", "10:00");
        fact(person + "-b", new PersonMerged(person + "-b", person, "v", time("10:01")));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ask(person + "-b").path("redirectedTo").asText())
                                .isEqualTo(person));

        fact(person + "-a", new PersonMerged(person + "-a", person + "-b", "v", time("10:02")));
        view(person + "-a", "e2", "10:03");

        await().atMost(SOON).untilAsserted(() -> assertThat(events(person)).isEqualTo(2));
    }

    @Test
    void nobodyKnowsAStranger() throws Exception {
        HttpResponse<String> answer = service.get("/internal/persons/" + person);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:rivulet:problem:unknown-person");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
    }

    @Test
    void theNumbersHoldWhenTheServiceIsKilledInTheMiddle() throws Exception {
        var receipts = new ArrayList<Future<RecordMetadata>>();
        for (int i = 0; i < 1000; i++) {
            var event = anEvent().by(person).build();
            receipts.add(send(person, CountedEvent.newBuilder().setEvent(event).build()));
            if (i == 500) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(events(person)).isPositive());
                service.kill();
            }
        }
        for (var receipt : receipts) {
            receipt.get();
        }
        service = ServiceProcess.start(FOLDER.resolve("one"), ALONE);

        await().atMost(SOON).untilAsserted(() -> assertThat(events(person)).isEqualTo(1000));
        service.close();
        service = ServiceProcess.start(FOLDER.resolve("one"), ALONE);
        awaitEvents(person, 1000, 0);
        assertThat(ask(person).get("recentEvents")).hasSize(50);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(lastWritten(person).orElseThrow().getEvents())
                                .isEqualTo(1000));
    }

    @Test
    void aPersonIsAskedForAllTheTimeAndTheServiceGoesOn() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(ASKING);
        try {
            var enough = new AtomicBoolean();
            List<Future<Integer>> asked = IntStream.range(0, ASKING)
                    .mapToObj(i -> crowd.submit(() -> askUntil(enough)))
                    .toList();
            var receipts = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < WHILE_ASKED; i++) {
                receipts.add(send(
                        person,
                        CountedEvent.newBuilder()
                                .setEvent(anEvent().by(person).build())
                                .build()));
            }
            for (var receipt : receipts) {
                receipt.get();
            }
            awaitEvents(person, WHILE_ASKED, 0);
            enough.set(true);
            for (var answers : asked) {
                assertThat(answers.get()).isPositive();
            }
        } finally {
            crowd.shutdownNow();
        }
    }

    private int askUntil(AtomicBoolean enough) {
        int answers = 0;
        while (!enough.get()) {
            assertThat(status(service)).isIn(200, 404);
            answers++;
        }
        return answers;
    }

    @Test
    void aPersonIsFoundOnOneOfTwoInstancesAndTheOtherSaysThatItIsNotTheOne() throws Exception {
        view(person, "e1", "10:00");
        awaitEvents(person, 1, 0);

        try (ServiceProcess second = ServiceProcess.start(FOLDER.resolve("two"), ALONE)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(IntStream.of(status(service), status(second))
                                    .sorted()
                                    .toArray())
                            .containsExactly(200, 421));
            assertThat(second.get("/internal/assignment").body()).contains("\"store\":\"profiles\"");
        }
        // Sooner than a session times out: who stops in order hands over.
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(service.get("/internal/assignment").body())
                                .contains("\"active\":[0,1,2,3,4,5,6,7]")
                                .contains("RUNNING"));
        assertThat(events(person)).isEqualTo(1);
    }

    private int status(ServiceProcess instance) {
        return instance.get("/internal/persons/" + person).statusCode();
    }

    private static void view(String person, String eventId, String at) throws Exception {
        fact(
                person,
                CountedEvent.newBuilder()
                        .setEvent(anEvent()
                                .id(eventId)
                                .by(person)
                                .view("/")
                                .at(at)
                                .build())
                        .build());
    }

    private static void fact(String person, Object fact) throws Exception {
        send(person, fact).get();
    }

    private static Future<RecordMetadata> send(String person, Object fact) {
        return facts.send(new ProducerRecord<>(Topics.SESSION_EVENTS.name(), person, new SessionEvent(person, fact)));
    }

    private static void awaitEvents(String person, long events, long sessions) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode profile = ask(person).path("profile");
            assertThat(profile.path("events").asLong()).isEqualTo(events);
            assertThat(profile.path("sessions").asLong()).isEqualTo(sessions);
        });
    }

    private static long events(String person) throws IOException {
        return ask(person).path("profile").path("events").asLong();
    }

    private static JsonNode ask(String person) throws IOException {
        return new ObjectMapper()
                .readTree(service.get("/internal/persons/" + person).body());
    }

    /** What a reader who starts now would think of a person: nothing after a tombstone. */
    private static Optional<UserProfile> lastWritten(String person) {
        return Written.to(Topics.USER_PROFILES).stream()
                .filter(record -> record.key().equals(person))
                .reduce((earlier, later) -> later)
                .map(ConsumerRecord::value);
    }
}
