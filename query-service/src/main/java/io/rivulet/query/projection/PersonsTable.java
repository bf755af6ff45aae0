package io.rivulet.query.projection;

import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Writes the newest profile and the newest scores of every person. One who proved to be another has none. */
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
    }

    // No guard against older values: one key is one partition, whose position moves with these rows.
    private static <V extends SpecificRecord> void put(
            Connection connection, String table, Staged<V> rows, Newest<V> newest) throws SQLException {
        newest.delete(connection, table, "person_id");
        if (newest.values().isEmpty()) {
            return;
        }
        rows.copy(connection, newest.values());
        String taken =
                rows.names().stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
        Sql.execute(connection, """
                INSERT INTO %1$s (%2$s) SELECT %2$s FROM staged_%1$s p
                 WHERE NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.from_id = p.person_id)
                ON CONFLICT (person_id) DO UPDATE SET %3$s""".formatted(table, rows.columns(), taken));
    }
}
