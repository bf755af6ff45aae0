package io.rivulet.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** How far each partition has been projected. The truth is in Postgres, beside the rows; Kafka's own offsets only inform. */
final class Positions {

    private final DataSource postgres;

    Positions(DataSource postgres) {
        this.postgres = postgres;
    }

    /** Where the partitions stand; zero where nothing was projected yet. */
    Map<TopicPartition, Long> read(Collection<TopicPartition> partitions) throws SQLException {
        List<TopicPartition> wanted = List.copyOf(partitions);
        try (Connection connection = postgres.getConnection()) {
            Sql.update(connection, """
                    INSERT INTO projection_positions (topic, partition, next_offset)
                    SELECT topic, partition, 0 FROM unnest(?, ?) AS p (topic, partition) ON CONFLICT DO NOTHING""", "text", topics(wanted), "integer", numbers(wanted));
            Map<TopicPartition, Long> positions = new HashMap<>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("SELECT topic, partition, next_offset FROM projection_positions")) {
                while (rows.next()) {
                    positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
            positions.keySet().retainAll(wanted);
            return positions;
        }
    }

    /**
     * Moves partitions on, in the caller's transaction.
     *
     * @throws FencedException when another projector has moved one of them since
     */
    void advance(Connection connection, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
            throws SQLException, FencedException {
        List<TopicPartition> moved = List.copyOf(to.keySet());
        int rows = Sql.update(
                connection,
                """
                UPDATE projection_positions p SET next_offset = a.next_offset, updated_at = now()
                  FROM unnest(?, ?, ?, ?) AS a (topic, partition, from_offset, next_offset)
                 WHERE p.topic = a.topic AND p.partition = a.partition AND p.next_offset = a.from_offset""",
                "text",
                topics(moved),
                "integer",
                numbers(moved),
                "bigint",
                moved.stream().map(from::get).toArray(),
                "bigint",
                moved.stream().map(to::get).toArray());
        if (rows != moved.size()) {
            throw new FencedException(moved.size() - rows);
        }
    }

    /** Notes that nothing was left to read in the partitions at that time, where they still stand as told. */
    void caughtUp(Map<TopicPartition, Long> standing, Instant at) throws SQLException {
        List<TopicPartition> partitions = List.copyOf(standing.keySet());
        try (Connection connection = postgres.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE projection_positions p SET caught_up_at = ?
                          FROM unnest(?, ?, ?) AS a (topic, partition, next_offset)
                         WHERE p.topic = a.topic AND p.partition = a.partition AND p.next_offset = a.next_offset""")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("text", topics(partitions)));
            update.setArray(3, connection.createArrayOf("integer", numbers(partitions)));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", partitions.stream().map(standing::get).toArray()));
            update.executeUpdate();
        }
    }

    private static Object[] topics(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).toArray();
    }

    private static Object[] numbers(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toArray();
    }
}
