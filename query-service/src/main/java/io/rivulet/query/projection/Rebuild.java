package io.rivulet.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.query.store.DayStatistics;
import io.rivulet.query.store.DaySubject;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the projection anew beside the live one, from the topics as far back as they reach and from what is stored before
 * that, and puts it in its place. Until that moment nothing that anybody asks changes, whatever becomes of this: it works in a
 * schema of its own, and the next try drops what is left there.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration END_OF_A_THREAD = Duration.ofSeconds(30);
    private static final Duration LONGEST_STATISTICS = Duration.ofHours(6);

    /** What it works with; see {@link ProjectionThread.Needs}. */
    record Needs(
            DataSource postgres,
            Flyway migrations,
            Supplier<Consumer<String, byte[]>> consumer,
            Supplier<Producer<String, byte[]>> producer,
            String registryUrl,
            Function<String, ZoneId> timeZones,
            Duration patience,
            Clock clock) {}

    /** What it is at. */
    enum State {
        NONE,
        PROJECTING,
        COPYING,
        CATCHING_UP,
        COMPUTING_DAYS,
        EXCHANGING,
        DONE,
        FAILED
    }

    /**
     * How it is doing.
     *
     * @param startedAt when it was asked for; none where it never was since this instance began
     * @param endedAt when it was done or had failed
     * @param copiedEvents that no topic has any more
     * @param problem why it has failed; the live tables are as they were
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long copiedEvents,
            @Nullable String problem) {}

    private final Needs needs;
    private volatile Progress progress = new Progress(State.NONE, null, null, null, null);

    Rebuild(Needs needs) {
        this.needs = needs;
    }

    Progress progress() {
        return progress;
    }

    /** Whether this instance is at it. */
    boolean isUnderWay() {
        return progress.startedAt() != null && progress.endedAt() == null;
    }

    /** Says that it is about to begin; false where it has begun already. */
    synchronized boolean begins() {
        if (isUnderWay()) {
            return false;
        }
        progress = new Progress(State.PROJECTING, needs.clock().instant(), null, null, null);
        return true;
    }

    /** Does all of it; afterwards the state is DONE or FAILED. */
    void run() {
        try (Connection alone = needs.postgres().getConnection()) {
            if (!Sql.isTrue(alone, "SELECT pg_try_advisory_lock(" + Locks.REBUILD + ")")) {
                throw new IllegalStateException("Another instance is at it.");
            }
            try {
                rebuild(new RebuildSchema(needs.postgres(), needs.migrations()));
            } finally {
                Sql.execute(alone, "SELECT pg_advisory_unlock(" + Locks.REBUILD + ")");
            }
            ends(State.DONE, null);
        } catch (InterruptedException stops) {
            Thread.currentThread().interrupt();
            ends(State.FAILED, "The instance stops.");
        } catch (IllegalStateException told) {
            ends(State.FAILED, String.valueOf(told.getMessage()));
        } catch (SQLException | RuntimeException failure) {
            LOG.error("The projection was not made anew", failure);
            ends(State.FAILED, "The failure is in the log of the service.");
        }
    }

    private void rebuild(RebuildSchema schema) throws SQLException, InterruptedException {
        schema.make();
        catchUp(schema);
        at(State.COPYING);
        await("The live projection does not come as far as the new one. Does it run?", schema::isPassedByTheLiveOne);
        schema.copyHistories();
        if (!reachBack()) {
            long copied = schema.copyOlder();
            progress = new Progress(progress.state(), progress.startedAt(), null, copied, null);
        }
        // Copying may have taken long.
        at(State.COMPUTING_DAYS);
        computeDays(schema);
        at(State.CATCHING_UP);
        catchUp(schema);
        at(State.EXCHANGING);
        await(
                "The tables are in use all the time, or the live projection does not come as far.",
                schema::takesThePlace);
        schema.dropFormer();
    }

    private void catchUp(RebuildSchema schema) throws SQLException, InterruptedException {
        var thread = new ProjectionThread(
                "rebuild",
                new ProjectionThread.Needs(
                        schema.inside(),
                        needs.consumer(),
                        needs.producer(),
                        needs.registryUrl(),
                        Duration.ofSeconds(5),
                        // Not those of the live one.
                        new ProjectionMetrics(new SimpleMeterRegistry(), Projection.TOPICS),
                        needs.clock()));
        Instant begin = needs.clock().instant();
        thread.start();
        try {
            // However long it takes: as long as it lives it comes on.
            while (!isCaughtUp(schema, begin)) {
                if (!thread.status().isAlive()) {
                    throw new IllegalStateException("The thread that projects has ended; see the log.");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } finally {
            thread.stop();
            thread.await(END_OF_A_THREAD);
        }
    }

    // Every partition had nothing left to read at some time since it began.
    private static boolean isCaughtUp(RebuildSchema schema, Instant since) throws SQLException {
        int partitions = Projection.TOPICS.stream().mapToInt(Topic::partitions).sum();
        try (Connection connection = schema.inside().getConnection()) {
            return Sql.isTrue(
                    connection,
                    "SELECT count(*) >= " + partitions + " FROM projection_positions WHERE caught_up_at > '" + since
                            + "'");
        }
    }

    private boolean reachBack() {
        List<TopicPartition> partitions = IntStream.range(0, Topics.SESSION_EVENTS.partitions())
                .mapToObj(number -> new TopicPartition(Topics.SESSION_EVENTS.name(), number))
                .toList();
        try (Consumer<String, byte[]> consumer = needs.consumer().get()) {
            return consumer.beginningOffsets(partitions).values().stream().allMatch(first -> first == 0);
        }
    }

    // Else the first who asks for a year afterwards would wait for all of its days.
    private void computeDays(RebuildSchema schema) throws SQLException {
        var statistics = new DayStatistics(schema.inside(), LONGEST_STATISTICS);
        for (Written site : written(schema)) {
            for (ZoneId zone : zones(site.siteId())) {
                for (DaySubject subject : DaySubject.values()) {
                    statistics.read(subject, List.of(site.siteId()), zone, site.first(), site.last(), reading -> true);
                }
            }
        }
    }

    private Collection<ZoneId> zones(String siteId) {
        ZoneId own = needs.timeZones().apply(siteId);
        return own.getId().equals("UTC") ? List.of(own) : List.of(own, ZoneId.of("UTC"));
    }

    private record Written(String siteId, LocalDate first, LocalDate last) {}

    private static List<Written> written(RebuildSchema schema) throws SQLException {
        List<Written> sites = new ArrayList<>();
        try (Connection connection = schema.inside().getConnection();
                var statement = connection.createStatement();
                // A day of a time zone lies in two UTC days.
                var rows = statement.executeQuery(
                        "SELECT site_id, min(day) - 1, max(day) + 1 FROM day_writes GROUP BY site_id")) {
            while (rows.next()) {
                sites.add(new Written(
                        rows.getString(1), rows.getObject(2, LocalDate.class), rows.getObject(3, LocalDate.class)));
            }
        }
        return sites;
    }

    /** Something that is so sooner or later. */
    @FunctionalInterface
    private interface Sooner {
        boolean isSo() throws SQLException;
    }

    private void await(String otherwise, Sooner condition) throws SQLException, InterruptedException {
        Instant limit = needs.clock().instant().plus(needs.patience());
        while (!condition.isSo()) {
            if (needs.clock().instant().isAfter(limit)) {
                throw new IllegalStateException(otherwise);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private void at(State state) {
        LOG.info("The projection is made anew: {}", state);
        progress = new Progress(state, progress.startedAt(), null, progress.copiedEvents(), null);
    }

    private void ends(State state, @Nullable String problem) {
        LOG.info("The projection was made anew: {}", state);
        progress = new Progress(state, progress.startedAt(), needs.clock().instant(), progress.copiedEvents(), problem);
    }
}
