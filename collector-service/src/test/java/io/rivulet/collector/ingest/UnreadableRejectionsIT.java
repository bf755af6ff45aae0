package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.specification.RequestSpecification;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.KafkaBroker;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Rejected events of which some can't be read, on a broker of their own: other tests read the whole topic. */
@TestMethodOrder(OrderAnnotation.class)
class UnreadableRejectionsIT {

    private static final String OLD =
            "{\"visitorId\":\"ada\",\"eventType\":\"click\",\"timestamp\":\"2020-01-01T00:00:00Z\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // So does begin().
    private static KafkaBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess collector;

    /** Two that can be read, and between them one that is no value, one of an unknown schema, and one that is cut off. */
    @BeforeAll
    static void begin() throws ExecutionException, InterruptedException {
        broker = KafkaBroker.start(folder.resolve("kafka"), 0);
        broker.createTopics();
        collector = ServiceProcess.start(
                folder.resolve("collector"),
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "rivulet.sites.demo.server-keys",
                        "sk_demo"));
        reject();
        write("no value at all".getBytes(StandardCharsets.UTF_8));
        write(new byte[] {0, 0x7f, 1, 2, 3, 4});
        byte[] whole = valueOfTheSchema();
        write(Arrays.copyOf(whole, whole.length - 1));
        reject();
    }

    @AfterAll
    static void stop() {
        collector.close();
        broker.close();
    }

    private static RequestSpecification server() {
        return given().baseUri(collector.url()).header("X-Write-Key", "sk_demo");
    }

    private static void reject() {
        server().body(OLD).post("/api/analytics/events").then().statusCode(202).body("rejected", equalTo(1));
    }

    private static byte[] valueOfTheSchema() {
        var rejected = RejectedEvent.newBuilder()
                .setSiteId("demo")
                .setReasons(List.of())
                .setPayload(ByteBuffer.allocate(0))
                .setOrigin("")
                .setRefusedBy("")
                .setReceivedAt(Instant.EPOCH)
                .build();
        try (var form = WireSerde.serializer(Topics.REJECTED_EVENTS, BackingServices.registry())) {
            return form.serialize(Topics.REJECTED_EVENTS.name(), rejected);
        }
    }

    private static void write(byte[] value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.REJECTED_EVENTS.name(), "demo", value))
                    .get();
        }
    }

    @Test
    @Order(1)
    void theOthersAreShownAndTheUnreadableByTheirPlaces() {
        server().get(Redriving.REJECTED)
                .then()
                .statusCode(200)
                .body(
                        "rejected.reasons.code.flatten()",
                        contains("too_old", "unreadable", "unreadable", "unreadable", "too_old"))
                .body("rejected[2].reasons[0].detail", containsString("no schema 2130772483"))
                .body("rejected[3].reasons[0].detail", containsString("It is not what schema "))
                .body("rejected[1].payload", nullValue())
                .body("rejected[4].payload", equalTo(OLD))
                .body("more", equalTo(false));
    }

    @Test
    @Order(2)
    void theOthersAreSentAndTheUnreadableAreNot() {
        server().queryParam("import", true)
                .queryParam("limit", 100)
                .post(Redriving.REDRIVE)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("items.accepted", contains(true, false, false, false, true))
                .body("items[1].reasons[0].code", equalTo("unreadable"));
    }

    @Test
    @Order(3)
    void whoKnowsWhatAnUnreadableOneSaidSendsItAgain() {
        String id = server().get(Redriving.REJECTED).jsonPath().getString("rejected[1].id");

        server().body("{\"id\":\"" + id + "\",\"event\":{\"visitorId\":\"ada\",\"eventType\":\"click\"}}")
                .post(Redriving.REDRIVE)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    @Order(4)
    void withoutABrokerNothingIsShown() {
        broker.close();

        server().get(Redriving.REJECTED)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", equalTo("urn:rivulet:problem:kafka-unavailable"));
    }
}
