package io.rivulet.query.projection;

import io.rivulet.schemas.avro.Rejection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets batches into Postgres, whatever it takes: it waits for a Postgres that is away, and narrows a batch that
 * Postgres refuses down to the one record that is to blame, which goes to {@code rejected-events}.
 */
final class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    // Each day is a table with its indexes to lock; Postgres has room for some thousands of locks.
    private static final int MOST_DAYS = 100;

    private final Tables tables;
    private final Positions positions;
    private final EventDays days;
    private final Rejections rejections;
    private final Patience patience;
    private final ProjectionMetrics metrics;
    private final Map<TopicPartition, Long> known = new HashMap<>();

    Projector(
            Tables tables,
            Positions positions,
            EventDays days,
            Rejections rejections,
            Patience patience,
            ProjectionMetrics metrics) {
        this.tables = tables;
        this.positions = positions;
        this.days = days;
        this.rejections = rejections;
        this.patience = patience;
        this.metrics = metrics;
    }

    /** Learns from Postgres where the partitions stand, waiting for it if it must. */
    Map<TopicPartition, Long> take(Collection<TopicPartition> partitions) throws Exception {
        Map<TopicPartition, Long> stored =
                patience.untilDone("read positions", () -> positions.read(partitions), SQLException.class::isInstance);
        known.putAll(stored);
        return stored;
    }

    void giveUp(Collection<TopicPartition> partitions) {
        partitions.forEach(known::remove);
    }

    /** Where the partitions that are this projector's stand. */
    Map<TopicPartition, Long> known() {
        return known;
    }

    /**
     * Returns when the batch is in Postgres.
     *
     * @throws FencedException when it is not this one's to write: the partitions are to be taken anew
     */
    void project(Batch batch) throws Exception {
        if (batch.ends().isEmpty()) {
            return;
        }
        if (batch.arrivals().size() > 1 && batch.days().size() > MOST_DAYS) {
            projectHalves(batch);
            return;
        }
        List<Arrival> refused =
                batch.arrivals().stream().filter(Arrival::isRefused).toList();
        if (!refused.isEmpty()) {
            patience.untilDone("tell what was refused", () -> told(refused), failure -> true);
        }
        try {
            patience.untilDone("write to Postgres", () -> written(batch), Projector::passes);
        } catch (SQLException | RuntimeException failure) {
            // Among the errors of data is the one of a day whose partition somebody dropped.
            days.forget();
            narrow(batch, failure);
        }
    }

    private void narrow(Batch batch, Exception failure) throws Exception {
        if (batch.arrivals().size() > 1) {
            projectHalves(batch);
            return;
        }
        if (batch.arrivals().isEmpty() || batch.arrivals().get(0).isRefused()) {
            throw failure;
        }
        Arrival blamed = batch.arrivals().get(0);
        try {
            patience.untilDone("write to Postgres", () -> written(batch), Projector::passes);
        } catch (SQLException | RuntimeException again) {
            LOG.warn("Refused {}: {}", blamed.origin(), codeOf(again));
            project(new Batch(List.of(blamed.refused(reason(again))), batch.ends()));
        }
    }

    private void projectHalves(Batch batch) throws Exception {
        for (Batch half : batch.halves()) {
            project(half);
        }
    }

    private boolean written(Batch batch) throws SQLException, FencedException {
        tables.write(batch, known);
        known.putAll(batch.ends());
        batch.arrivals().forEach(metrics::took);
        return true;
    }

    private boolean told(List<Arrival> refused) throws Exception {
        rejections.tell(refused);
        return true;
    }

    private static boolean passes(Exception failure) {
        return failure instanceof SQLException sql && !Failure.isOfTheData(sql);
    }

    // Postgres' messages repeat the value, which may say something about a person.
    private static Rejection reason(Exception failure) {
        return new Rejection("refused_by_postgres", "", "Postgres can't store the record: " + codeOf(failure));
    }

    private static String codeOf(Exception failure) {
        return failure instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : failure.getClass().getSimpleName();
    }
}
