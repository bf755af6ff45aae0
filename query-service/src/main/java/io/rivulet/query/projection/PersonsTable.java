package io.rivulet.query.projection;

import io.rivulet.query.segment.Segment;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes the newest profile and the newest scores of every person, and keeps what scores and segments were at the end of each
 * day. One who proved to be another has none of it.
 */
final class PersonsTable {

    private final Staged<UserProfile> profiles;
    private final Staged<UserScores> scores;

    PersonsTable(RecordJson json) {
        profiles = Staged.<UserProfile>into("persons")
                .column("person_id", UserProfile::getPersonId)
                .column("visitor_ids", UserProfile::getVisitorIds)
                .column("site_ids", UserProfile::getSiteIds)
                .column("first_seen_at", UserProfile::getFirstSeenAt)
                .column("last_seen_at", UserProfile::getLastSeenAt)
                .column("events", UserProfile::getEvents)
                .column("sessions", UserProfile::getSessions)
                .column("conversion_count", UserProfile::getConversionCount)
                .column("profile", json::text);
        scores = Staged.<UserScores>into("scores")
                .column("person_id", UserScores::getPersonId)
                .column("engagement", UserScores::getEngagement)
                .column("lead", UserScores::getLead)
                .column("churn_risk", UserScores::getChurnRisk)
                .column("model", UserScores::getModel)
                .column("computed_at", UserScores::getComputedAt)
                .column("scores", json::text);
    }

    void putProfiles(Connection connection, Newest<UserProfile> newest) throws SQLException {
        put(connection, "persons", profiles, newest);
    }

    void putScores(Connection connection, Newest<UserScores> newest) throws SQLException {
        put(connection, "scores", scores, newest);
        if (!newest.values().isEmpty()) {
            Sql.execute(connection, """
                INSERT INTO score_history (day, %1$s)
                SELECT (computed_at AT TIME ZONE 'UTC')::date, %1$s FROM staged_scores p
                 WHERE NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.from_id = p.person_id)
                ON CONFLICT (person_id, day) DO UPDATE SET %2$s
                 WHERE score_history.computed_at <= excluded.computed_at""".formatted(scores.columns(), taken(scores)));
        }
    }

    /** Comes after both: who has moved to another segment, and who is gone. */
    void noteSegments(Connection connection, Newest<UserProfile> profiles, Newest<UserScores> scores)
            throws SQLException {
        for (String table : new String[] {"score_history", "segment_history"}) {
            profiles.delete(connection, table, "person_id");
        }
        Object[] persons = Stream.concat(profiles.byKey().keySet().stream(), scores.byKey().keySet().stream())
                .distinct()
                .toArray();
        if (persons.length > 0) {
            Sql.update(connection, """
                INSERT INTO segment_history (person_id, day, segment)
                SELECT n.person_id, n.day, n.segment
                  FROM (SELECT p.person_id, %s AS segment,
                               (greatest(p.last_seen_at, s.computed_at) AT TIME ZONE 'UTC')::date AS day
                          FROM persons p LEFT JOIN scores s USING (person_id)
                         WHERE p.person_id = ANY (?)) AS n
                 WHERE n.segment IS DISTINCT FROM (
                       SELECT h.segment FROM segment_history h WHERE h.person_id = n.person_id AND h.day <= n.day
                        ORDER BY h.day DESC LIMIT 1)
                ON CONFLICT (person_id, day) DO UPDATE SET segment = excluded.segment""".formatted(Segment.expression()), "text", persons);
        }
    }

    // No guard against older values: one key is one partition, whose position moves with these rows.
    private static <V extends SpecificRecord> void put(
            Connection connection, String table, Staged<V> rows, Newest<V> newest) throws SQLException {
        newest.delete(connection, table, "person_id");
        if (newest.values().isEmpty()) {
            return;
        }
        rows.copy(connection, newest.values());
        Sql.execute(connection, """
                INSERT INTO %1$s (%2$s) SELECT %2$s FROM staged_%1$s p
                 WHERE NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.from_id = p.person_id)
                ON CONFLICT (person_id) DO UPDATE SET %3$s""".formatted(table, rows.columns(), taken(rows)));
    }

    private static String taken(Staged<?> rows) {
        return rows.names().stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    }
}
