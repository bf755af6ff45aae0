package io.rivulet.profile;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Two instances that follow each other: what one of them writes, the other can tell, and says how old it may be. */
class StandInIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path FOLDER =
            Path.of("target", "stand-in-it", UUID.randomUUID().toString());
    private static final int PARTITIONS = Topics.SESSION_EVENTS.partitions();
    private static final int OK = 200;

    private final List<String> people =
            IntStream.range(0, 40).mapToObj(n -> UUID.randomUUID().toString()).toList();

    @Test
    void whoStandsInKnowsEverybodyAndSaysUnknownOfNobody() throws Exception {
        try (ServiceProcess one = ServiceProcess.start(FOLDER.resolve("one"), Map.of());
                ServiceProcess two = ServiceProcess.start(FOLDER.resolve("two"), Map.of())) {
            events();
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(standbys(one).size() + standbys(two).size()).isEqualTo(PARTITIONS);
                assertThat(standbys(one)).allMatch(standby -> lag(standby) == 0);
                assertThat(standbys(two)).allMatch(standby -> lag(standby) == 0);
            });

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(people)
                            .allSatisfy(person -> assertThat(List.of(staleness(one, person), staleness(two, person)))
                                    .contains(0L)
                                    .anyMatch(millis -> millis > 0 && millis < 20_000)));
            // While a partition is handed over there is nobody for a moment who could say that.
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(List.of("x1", "x2", "x3", "x4"))
                            .allSatisfy(stranger -> assertThat(List.of(status(one, stranger), status(two, stranger)))
                                    .containsExactlyInAnyOrder(404, 503)));
            one.kill();
            for (String person : people) {
                assertThat(two.get("/internal/persons/" + person).statusCode()).isEqualTo(OK);
            }
        }
    }

    private void events() throws Exception {
        try (var facts = new KafkaProducer<String, SessionEvent>(
                Map.of("bootstrap.servers", BackingServices.kafka()),
                new StringSerializer(),
                WireSerde.serializer(Topics.SESSION_EVENTS, BackingServices.registry()))) {
            for (String person : people) {
                var counted = CountedEvent.newBuilder()
                        .setEvent(anEvent().by(person).build())
                        .build();
                facts.send(new ProducerRecord<>(
                                Topics.SESSION_EVENTS.name(), person, new SessionEvent(person, counted)))
                        .get();
            }
        }
    }

    private static List<JsonNode> standbys(ServiceProcess instance) {
        return json(instance.get("/internal/assignment"))
                .at("/stores/0/standby")
                .valueStream()
                .toList();
    }

    private static long lag(JsonNode standby) {
        return standby.path("lag").asLong(Long.MAX_VALUE);
    }

    private static int status(ServiceProcess instance, String person) {
        return instance.get("/internal/persons/" + person).statusCode();
    }

    private static long staleness(ServiceProcess instance, String person) {
        HttpResponse<String> answer = instance.get("/internal/persons/" + person);
        assertThat(answer.statusCode()).isEqualTo(OK);
        return json(answer).path("stalenessMs").asLong();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new JsonMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
