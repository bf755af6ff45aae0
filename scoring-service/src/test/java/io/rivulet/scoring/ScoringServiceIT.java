package io.rivulet.scoring;

import static io.rivulet.scoring.Profiles.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.backing.Written;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it is delivered, with a real broker and a real registry. */
class ScoringServiceIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> QUICK = Map.of("rivulet.scoring.rescore-every", "PT0.5S");

    /** Not a temporary one: after a failure the service's log is wanted. */
    private static final Path FOLDER =
            Path.of("target", "service-it", UUID.randomUUID().toString());

    private static KafkaProducer<String, UserProfile> profiles;
    private static ServiceProcess service;

    private final String person = UUID.randomUUID().toString();
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    @BeforeAll
    static void start() {
        profiles = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingServices.kafka(), "enable.idempotence", true),
                new StringSerializer(),
                WireSerde.serializer(Topics.USER_PROFILES, BackingServices.registry()));
        service = ServiceProcess.start(FOLDER.resolve("one"), QUICK);
    }

    @AfterAll
    static void stop() {
        service.close();
        profiles.close();
    }

    @Test
    void aProfileInKafkaBecomesScoresInKafkaAndOnesThatCanBeAskedFor() throws Exception {
        profile(aProfile(person).sessions(1).pages(1).did("form_submit").seen(now));

        await().atMost(SOON).untilAsserted(() -> assertThat(written()).hasSize(1));

        UserScores written = written().get(0);
        assertThat(written.getLead()).isEqualTo(26);
        assertThat(written.getChurnRisk()).isEqualTo(ChurnRisk.VERY_LOW);
        JsonNode answer = ask();
        assertThat(answer.get("personId").asText()).isEqualTo(person);
        assertThat(answer.get("stalenessMs").asLong()).isZero();
        JsonNode scores = answer.get("scores");
        assertThat(scores.get("engagement").asDouble()).isEqualTo(12);
        assertThat(scores.get("lead").asDouble()).isEqualTo(26);
        assertThat(scores.get("churnRisk").asText()).isEqualTo("VERY_LOW");
        assertThat(scores.get("model").asText()).isEqualTo("rules-v1");
        assertThat(scores.get("factors").toString())
                .contains("{\"score\":\"lead\",\"name\":\"form_submit\",\"points\":20.0}");
        assertThat(scores.get("computedAt").asText()).matches("....-..-..T..:..:..\\....Z");
    }

    @Test
    void timeAloneRaisesTheRisk() throws Exception {
        // Seven days are over in three seconds.
        profile(aProfile(person).seen(now.minus(Duration.ofDays(7)).plusSeconds(3)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(written())
                        .extracting(UserScores::getChurnRisk)
                        .containsExactly(ChurnRisk.VERY_LOW, ChurnRisk.LOW));
        assertThat(ask().get("scores").get("churnRisk").asText()).isEqualTo("LOW");
    }

    @Test
    void whoeverIsNoMoreHasNoScores() throws Exception {
        profile(aProfile(person).seen(now));
        profiles.send(new ProducerRecord<>(Topics.USER_PROFILES.name(), person, null))
                .get();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(written()).hasSize(2).last().isNull());
        assertThat(status()).isEqualTo(404);
    }

    @Test
    void nobodyKnowsAStranger() throws Exception {
        HttpResponse<String> answer = service.get("/internal/scores/" + person);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:rivulet:problem:unknown-person");
    }

    @Test
    void theScoresHoldWhenTheServiceIsKilled() throws Exception {
        profile(aProfile(person).sessions(3).pages(6).seen(now));
        await().atMost(SOON).untilAsserted(() -> assertThat(written()).hasSize(1));
        UserScores before = written().get(0);

        service.kill();
        service = ServiceProcess.start(FOLDER.resolve("one"), QUICK);

        assertThat(ask().get("scores").get("engagement").asDouble()).isEqualTo(before.getEngagement());
        assertThat(written()).containsExactly(before);
    }

    private static void profile(Profiles profile) throws Exception {
        UserProfile built = profile.build();
        profiles.send(new ProducerRecord<>(Topics.USER_PROFILES.name(), built.getPersonId(), built))
                .get();
    }

    private int status() {
        return service.get("/internal/scores/" + person).statusCode();
    }

    private JsonNode ask() throws IOException {
        return new ObjectMapper()
                .readTree(service.get("/internal/scores/" + person).body());
    }

    /** Everything that was written of the person and committed, in order; null for a tombstone. */
    private List<@Nullable UserScores> written() {
        return Written.to(Topics.USER_SCORES).stream()
                .filter(record -> record.key().equals(person))
                .<@Nullable UserScores>map(ConsumerRecord::value)
                .toList();
    }
}
