package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.backing.BackingServices;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.RejectedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that are old, odd or poisonous. */
@Timeout(60)
class AwkwardRecordsIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Feed feed = new Feed();

    @Test
    void importOfManyDaysOf2010FindsItsPartitions() throws Exception {
        var projector = Feed.working(database.dataSource());
        for (int day = 0; day < 250; day++) {
            feed.event(
                    0,
                    "ada",
                    null,
                    anEvent().at(Instant.parse("2010-01-01T23:59:59.999Z").plus(Duration.ofDays(day))));
        }
        projector.project(feed.batch());

        assertThat(database.value("SELECT count(*), count(DISTINCT tableoid) FROM events"))
                .isEqualTo("250 250");
        assertThat(database.value("SELECT count(*) FROM events_20100101")).isEqualTo("1");
    }

    @Test
    void twoProjectorsMeetTheSameNewDay() throws Exception {
        var one = Feed.working(database.dataSource());
        var other = Feed.working(database.dataSource());
        feed.event(0, "ada", null, anEvent().by("ada"));
        var first = feed.batch();
        feed.event(1, "bob", null, anEvent().by("bob"));
        var second = feed.batch();
        List<Throwable> failures = new ArrayList<>();
        var thread = new Thread(() -> {
            try {
                other.project(second);
            } catch (Exception e) {
                failures.add(e);
            }
        });
        thread.start();
        one.project(first);
        thread.join();

        assertThat(failures).isEmpty();
        assertThat(database.value("SELECT count(*) FROM events")).isEqualTo("2");
    }

    @Test
    void poisonIsRefusedAndItsNeighboursAreKept() throws Exception {
        var projector = Feed.working(database.dataSource());
        for (int i = 0; i < 40; i++) {
            String properties = i == 13 ? "{\"text\":\"\\u0000\"}" : i == 29 ? "not json" : "{\"i\":" + i + "}";
            feed.event(i % 4, "ada", "s1", anEvent().id("p" + i).by("ada").properties(properties));
        }
        Instant before = Instant.now();
        var batch = feed.batch();
        projector.project(batch);

        assertThat(database.value("SELECT count(*) FROM events")).isEqualTo("38");
        assertThat(database.rows("SELECT event_id FROM events WHERE event_id IN ('p13', 'p29')"))
                .isEmpty();
        assertThat(database.value("SELECT sum(next_offset) FROM projection_positions WHERE topic = 'session-events'"))
                .isEqualTo("40");
        assertThat(rejectedSince(before))
                .extracting(RejectedEvent::getOrigin)
                .containsExactlyInAnyOrder("session-events/1/3", "session-events/1/7");
    }

    @Test
    void tabsNewlinesAndBackslashesSurvive() throws Exception {
        var projector = Feed.working(database.dataSource());
        String awkward = "a\tb\nc\\d\r\\N 'x' \"y\" {z}";
        feed.event(0, awkward, awkward, anEvent().by(awkward).properties("{\"a\":\"\\t\\\\\\n\"}"));
        projector.project(feed.batch());

        assertThat(database.value("SELECT person_id FROM events")).isEqualTo(awkward);
        assertThat(database.value("SELECT session_id FROM events")).isEqualTo(awkward);
        assertThat(database.value("SELECT properties->>'a' FROM events")).isEqualTo("\t\\\n");
    }

    @Test
    void textTooLongForAnIndexIsRefusedNotRetried() throws Exception {
        var projector = Feed.working(database.dataSource());
        var random = new java.util.Random(1);
        var longId = new StringBuilder();
        random.ints(9000, 'a', 'z').forEach(c -> longId.append((char) c));
        feed.event(0, "ada", "s1", anEvent().id(longId.toString())).event(0, "ada", "s1", anEvent());
        projector.project(feed.batch());

        assertThat(database.value("SELECT count(*) FROM events")).isEqualTo("1");
    }

    private static List<RejectedEvent> rejectedSince(Instant time) {
        List<RejectedEvent> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BackingServices.kafka()),
                new StringDeserializer(),
                WireSerde.deserializer(Topics.REJECTED_EVENTS, BackingServices.registry()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REJECTED_EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.value()));
            }
        }
        found.removeIf(rejected -> rejected.getReceivedAt().isBefore(time.minusMillis(1))
                || !rejected.getReasons().get(0).getCode().equals("refused_by_postgres")
                || !rejected.getOrigin().startsWith("session-events/1/"));
        return found;
    }
}
