package io.rivulet.query.projection;

import static io.rivulet.query.ProfileBuilder.aProfile;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What report tools see. */
class StarIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();

    @Test
    void starHasTheEventsTheVisitsAndThePeople() throws Exception {
        var visit = aSession()
                .id("s1")
                .on("demo")
                .by("ada")
                .at(time("10:00"))
                .until(time("10:01"))
                .build();
        var absorbed = aSession()
                .id("s0")
                .on("demo")
                .by("ada")
                .at(time("10:00"))
                .absorbed()
                .build();
        var ada = aProfile("ada", time("10:00"))
                .on("demo")
                .did("booking_completed", 2)
                .did("service_booked", 1)
                .spent("12.50", "GBP")
                .interestedIn(Map.of("a", 1L, "b", 3L))
                .build();
        Feed.working(database.dataSource())
                .project(new Feed()
                        .event(
                                0,
                                "ada",
                                "s1",
                                anEvent().id("e1").by("ada").at("10:00").purchase("5"))
                        .event(0, "carl", "s2", anEvent().id("e2").by("carl").bot("headless"))
                        .arrives(Topics.SESSIONS, 0, "s1", visit)
                        .arrives(Topics.SESSIONS, 0, "s0", absorbed)
                        .arrives(Topics.USER_PROFILES, 0, "ada", ada)
                        .batch());

        assertThat(database.rows("SELECT event_id, user_id, session_id, event_type FROM fact_events"))
                .containsExactly("e1 ada s1 purchase");
        assertThat(database.rows(
                        "SELECT session_id, user_id, duration_seconds::integer, bounce_flag FROM dim_sessions"))
                .containsExactly("s1 ada 60 t");
        assertThat(database.rows("SELECT user_id, lifetime_value, lifetime_value_currency, total_bookings,"
                        + " preferred_services, device_ids FROM dim_users"))
                .containsExactly("ada 12.5 GBP 3 {b,a} {browser-of-ada}");
    }

    @Test
    void reportToolsReadTheStarAndNothingElse() {
        assertThat(database.rows("SELECT table_name FROM information_schema.role_table_grants"
                        + " WHERE grantee = 'rivulet_reports' AND privilege_type = 'SELECT' ORDER BY 1"))
                .containsExactly("dim_sessions", "dim_users", "fact_events", "fact_predictions");
        assertThat(database.value("SELECT has_table_privilege('rivulet_reports', 'events', 'SELECT')"))
                .isEqualTo("f");
        assertThat(database.value("SELECT has_table_privilege('rivulet_reports', 'fact_events', 'INSERT')"))
                .isEqualTo("f");
    }
}
