package io.rivulet.scoring;

import static io.rivulet.scoring.Profiles.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import io.rivulet.scoring.stream.ScoreStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {

    static final StreamsConfig CONFIG = new StreamsConfig(Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "scoring-service",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "nowhere:9092",
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true));
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    static final int MOST_AT_ONCE = 3;

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, UserProfile> profiles;
    private final TestOutputTopic<String, UserScores> scores;
    private Instant now = START;

    ScoringTopologyTest() {
        var profileSerde = StateSerde.of(UserProfile.class);
        var scoreSerde = StateSerde.of(UserScores.class);
        var topology = new ScoringTopology(profileSerde, scoreSerde, LOOK_EVERY, MOST_AT_ONCE)
                .build(new StreamsBuilder(new TopologyConfig(CONFIG)));
        var properties = new Properties();
        properties.putAll(CONFIG.originals());
        driver = new TopologyTestDriver(topology, properties, START);
        profiles =
                driver.createInputTopic(Topics.USER_PROFILES.name(), new StringSerializer(), profileSerde.serializer());
        scores = driver.createOutputTopic(
                Topics.USER_SCORES.name(), new StringDeserializer(), scoreSerde.deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aProfileIsScored() {
        profile(aProfile("ada").sessions(1).pages(1).did("form_submit").seen(START));

        List<KeyValue<String, UserScores>> written = scores.readKeyValuesToList();
        assertThat(written).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("ada");
            assertThat(record.value.getEngagement()).isEqualTo(12);
            assertThat(record.value.getLead()).isEqualTo(26);
            assertThat(record.value.getChurnRisk()).isEqualTo(ChurnRisk.VERY_LOW);
            assertThat(record.value.getModel()).isEqualTo("rules-v1");
            assertThat(record.value.getComputedAt()).isEqualTo(START);
            assertThat(record.value.getLastSeenAt()).isEqualTo(START);
        });
        assertThat(stored("ada")).isEqualTo(written.get(0).value);
    }

    @Test
    void whoeverIsNoMoreHasNoScores() {
        profile(aProfile("ada").seen(START));
        scores.readKeyValuesToList();

        gone("ada");
        gone("nobody");

        assertThat(scores.readKeyValuesToList()).containsExactly(new KeyValue<>("ada", null));
        assertThat(stored("ada")).isNull();
        wait(Duration.ofDays(40));
        assertThat(scores.isEmpty()).isTrue();
        assertThat(reminders()).isZero();
    }

    @Test
    void theRiskRisesWhileNothingHappens() {
        profile(aProfile("ada").seen(START));
        scores.readKeyValuesToList();

        wait(Duration.ofDays(7));
        assertThat(scores.isEmpty()).isTrue();
        wait(LOOK_EVERY);
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.LOW);

        wait(Duration.ofDays(7));
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.MEDIUM);
        wait(Duration.ofDays(16));
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.HIGH);
        assertThat(stored("ada").getChurnRisk()).isEqualTo(ChurnRisk.HIGH);

        wait(Duration.ofDays(1000));
        assertThat(scores.isEmpty()).isTrue();
        assertThat(reminders()).isZero();
    }

    @Test
    void whoeverComesBackInTimeIsLeftAlone() {
        profile(aProfile("ada").seen(START));
        wait(Duration.ofDays(6));
        profile(aProfile("ada").seen(now));
        scores.readKeyValuesToList();

        wait(Duration.ofDays(6));
        assertThat(scores.isEmpty()).isTrue();
        wait(Duration.ofDays(1).plus(LOOK_EVERY));
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.LOW);
    }

    @Test
    void whoeverComesBackLateIsAtNoRiskAgain() {
        profile(aProfile("ada").seen(START));
        wait(Duration.ofDays(40));
        scores.readKeyValuesToList();

        profile(aProfile("ada").seen(now));
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.VERY_LOW);
        wait(Duration.ofDays(7).plus(LOOK_EVERY));
        assertThat(scores.readValuesToList())
                .extracting(UserScores::getChurnRisk)
                .containsExactly(ChurnRisk.LOW);
    }

    @Test
    void aLivelyPersonCostsOneReminder() {
        IntStream.range(0, 100).forEach(minute -> profile(aProfile("ada").seen(START.plusSeconds(60L * minute))));

        assertThat(reminders()).isEqualTo(1);
    }

    @Test
    void oneRunScoresOnlySoManyAndTheNextGoesOn() {
        IntStream.range(0, 5).forEach(i -> profile(aProfile("p" + i).seen(START.plusMillis(i))));
        scores.readKeyValuesToList();

        driver.advanceWallClockTime(Duration.ofDays(8));
        assertThat(scores.readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactly("p0", "p1", "p2");
        driver.advanceWallClockTime(LOOK_EVERY);
        assertThat(scores.readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactly("p3", "p4");
    }

    @Test
    void historyIsScoredAsOfNow() {
        profile(aProfile("ada").seen(START.minus(Duration.ofDays(400))));

        assertThat(scores.readValue().getChurnRisk()).isEqualTo(ChurnRisk.HIGH);
        assertThat(reminders()).isZero();
    }

    private void profile(Profiles profile) {
        UserProfile built = profile.build();
        profiles.pipeInput(built.getPersonId(), built, now);
    }

    private void gone(String person) {
        profiles.pipeInput(person, null, now);
    }

    private void wait(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
    }

    private UserScores stored(String person) {
        KeyValueStore<String, UserScores> store = driver.getKeyValueStore(ScoreStores.SCORES);
        return store.get(person);
    }

    private int reminders() {
        KeyValueStore<Object, Object> store = driver.getKeyValueStore(ScoreStores.RESCORE_AT);
        int count = 0;
        try (var all = store.all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }
}
