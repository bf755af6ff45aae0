package io.rivulet.query.projection;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.backing.BackingServices;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records as they would arrive, given to a real projector on a real Postgres, batch by batch. */
public final class Feed {

    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private List<Arrival> arrived = new ArrayList<>();

    /** A projector of its own, as another pod would have. */
    static Projector projectorOn(DataSource postgres) {
        var patience = new Patience(Duration.ofMillis(100), new ProjectionStatus());
        var positions = new Positions(postgres);
        var days = new EventDays(postgres);
        var kafka = new KafkaClients(Map.of("bootstrap.servers", BackingServices.kafka()));
        var rejections = new Rejections(
                kafka::producer,
                () -> WireSerde.serializer(Topics.REJECTED_EVENTS, BackingServices.registry()),
                Clock.systemUTC());
        var metrics = new ProjectionMetrics(new SimpleMeterRegistry(), Projection.TOPICS);
        return new Projector(new Tables(postgres, positions, days), positions, days, rejections, patience, metrics);
    }

    /** A projector that has taken every partition. */
    static Projector working(DataSource postgres) throws Exception {
        var projector = projectorOn(postgres);
        takeAll(projector);
        return projector;
    }

    /** Into tables of the test's own. */
    public void projectInto(ProjectedDatabase database) throws Exception {
        working(database.dataSource()).project(batch());
    }

    static void takeAll(Projector projector) throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : Projection.TOPICS) {
            for (int number = 0; number < topic.partitions(); number++) {
                partitions.add(new TopicPartition(topic.name(), number));
            }
        }
        projector.take(partitions);
    }

    public <V extends SpecificRecord> Feed arrives(Topic<V> topic, int partition, String key, @Nullable V value) {
        var place = new TopicPartition(topic.name(), partition);
        long offset = offsets.merge(place, 1L, Long::sum) - 1;
        arrived.add(new Arrival(
                new ConsumerRecord<>(topic.name(), partition, offset, key, new byte[] {1, 2, 3}), value, null));
        return this;
    }

    public Feed fact(int partition, String person, Object fact) {
        return arrives(Topics.SESSION_EVENTS, partition, person, new SessionEvent(person, fact));
    }

    Feed event(int partition, String person, @Nullable String session, EventBuilder event) {
        return fact(partition, person, counted(session, event.build()));
    }

    /** By an alias: all that the first is. */
    Feed merged(int partition, String from, String into) {
        return fact(partition, into, new PersonMerged(from, into, "by-alias", EventBuilder.time("11:00")));
    }

    /** All that the visitor did before. */
    Feed identified(int partition, String visitor, String user) {
        return fact(partition, visitor, new PersonMerged(visitor, user, visitor, EventBuilder.time("11:00")));
    }

    static CountedEvent counted(@Nullable String session, UserEvent event) {
        return CountedEvent.newBuilder()
                .setEvent(event)
                .setSessionId(session)
                .setPlaceInSession(1)
                .build();
    }

    /** Everything that arrived since the last batch. */
    Batch batch() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        arrived.forEach(
                arrival -> ends.put(arrival.partition(), arrival.record().offset() + 1));
        var batch = new Batch(arrived, ends);
        arrived = new ArrayList<>();
        return batch;
    }
}
