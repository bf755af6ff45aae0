package io.rivulet.query.projection;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** A projector at work in a thread of its own. */
final class ProjectionThread {

    /** What a projector works with. */
    record Needs(
            DataSource postgres,
            Supplier<Consumer<String, byte[]>> consumer,
            Supplier<Producer<String, byte[]>> producer,
            String registryUrl,
            Duration longestPause,
            ProjectionMetrics metrics,
            Clock clock) {}

    private final ProjectionStatus status = new ProjectionStatus();
    private final Patience patience;
    private final Rejections rejections;
    private final Thread thread;

    ProjectionThread(String name, Needs needs) {
        patience = new Patience(needs.longestPause(), status);
        rejections = new Rejections(
                needs.producer(),
                () -> WireSerde.serializer(Topics.REJECTED_EVENTS, needs.registryUrl()),
                needs.clock());
        var positions = new Positions(needs.postgres());
        var days = new EventDays(needs.postgres());
        var tables = new Tables(needs.postgres(), positions, days);
        var projector = new Projector(tables, positions, days, rejections, patience, needs.metrics());
        thread = new Thread(
                new ProjectionLoop(
                        needs.consumer(),
                        Projection.TOPICS,
                        new RecordReader(Projection.TOPICS, needs.registryUrl()),
                        projector,
                        positions,
                        patience,
                        status,
                        needs.metrics(),
                        needs.clock()),
                name);
    }

    void start() {
        thread.start();
    }

    /** Asks it to end after the batch at hand. */
    void stop() {
        patience.stop();
    }

    void await(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
        rejections.close();
    }

    ProjectionStatus status() {
        return status;
    }
}
