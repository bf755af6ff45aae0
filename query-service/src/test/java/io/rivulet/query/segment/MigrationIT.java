package io.rivulet.query.segment;

import static io.rivulet.query.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.segment.MigrationView.Flow;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.UserScores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who moves between segments, day by day, and what is kept of it. */
@Timeout(60)
class MigrationIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final MigrationQuery query = new MigrationQuery(new Postgres(database.dataSource()));

    @Test
    void whoMovedIsToldAndWhoStayedAndWhoIsNew() throws Exception {
        scored("ada", "2026-03-02T10:00:00Z", 20);
        scored("bob", "2026-03-02T10:00:00Z", 20);
        scored("eve", "2026-03-02T10:00:00Z", 80);
        scored("ada", "2026-03-03T10:00:00Z", 90);
        // There and back on one day is no move.
        scored("bob", "2026-03-04T10:00:00Z", 90);
        scored("bob", "2026-03-04T11:00:00Z", 10);
        scored("eve", "2026-03-05T10:00:00Z", 81);
        scored("joe", "2026-03-05T10:00:00Z", 10);

        MigrationView march = asked("2026-03-03", "2026-03-05");
        assertThat(march.flows())
                .containsExactlyInAnyOrder(
                        new Flow("browser", "high_intent", 1),
                        new Flow("browser", "browser", 1),
                        new Flow("high_intent", "high_intent", 1),
                        new Flow(null, "browser", 1));
        assertThat(march.persons()).isEqualTo(3);
        assertThat(march.moved()).isEqualTo(1);
        assertThat(march.rate()).isEqualTo(0.3333);
        assertThat(march.joined()).isEqualTo(1);
        assertThat(march.since()).isEqualTo("2026-03-02");
        assertThat(asked("2026-03-04", "2026-03-05").moved()).isZero();
        assertThat(asked("2026-03-01", "2026-03-02").joined()).isEqualTo(3);
    }

    @Test
    void whoIsGoneOrProvedToBeAnotherMovesNoMore() throws Exception {
        scored("ada", "2026-03-02T10:00:00Z", 20);
        scored("bob", "2026-03-02T10:00:00Z", 20);
        scored("eve", "2026-03-02T10:00:00Z", 20);
        new Feed().arrives(Topics.USER_PROFILES, 0, "bob", null).projectInto(database);
        new Feed()
                .fact(0, "ada", new PersonMerged("eve", "ada", "by-alias", Instant.parse("2026-03-03T10:00:00Z")))
                .projectInto(database);

        assertThat(asked("2026-03-03", "2026-03-05").persons()).isEqualTo(1);
        assertThat(database.value("SELECT string_agg(person_id, ' ') FROM segment_history"))
                .isEqualTo("ada");
        assertThat(database.value("SELECT string_agg(person_id, ' ') FROM score_history"))
                .isEqualTo("ada");
    }

    @Test
    void theLastScoresOfEachDayAreKeptWhateverComesTwice() throws Exception {
        for (int times = 0; times < 2; times++) {
            scored("ada", "2026-03-02T10:00:00Z", 20);
            scored("ada", "2026-03-02T23:59:59.999Z", 30);
            scored("ada", "2026-03-03T00:00:00Z", 40);
        }

        assertThat(database.value("SELECT string_agg(day || ' ' || lead, ', ' ORDER BY day) FROM score_history"))
                .isEqualTo("2026-03-02 30, 2026-03-03 40");
        assertThat(database.value("SELECT string_agg(prediction_value::text, ' ' ORDER BY prediction_date)"
                        + " FROM fact_predictions WHERE model_type = 'lead_scoring'"))
                .isEqualTo("30 40");
    }

    private MigrationView asked(String first, String last) {
        return query.of(
                "north", Sight.ALL, new DateRange(LocalDate.parse(first), LocalDate.parse(last), ZoneOffset.UTC));
    }

    private void scored(String person, String at, double lead) throws Exception {
        Instant time = Instant.parse(at);
        new Feed()
                .arrives(
                        Topics.USER_PROFILES,
                        0,
                        person,
                        aProfile(person, time).on("north").build())
                .arrives(
                        Topics.USER_SCORES,
                        0,
                        person,
                        UserScores.newBuilder()
                                .setPersonId(person)
                                .setEngagement(10)
                                .setLead(lead)
                                .setChurnRisk(ChurnRisk.VERY_LOW)
                                .setModel("rules-v1")
                                .setLastSeenAt(time)
                                .setComputedAt(time)
                                .build())
                .projectInto(database);
    }
}
