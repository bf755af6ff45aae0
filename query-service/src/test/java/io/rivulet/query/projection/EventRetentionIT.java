package io.rivulet.query.projection;

import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Days that are too old go as a whole, and the others stay as they are. */
@Timeout(60)
class EventRetentionIT {

    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Feed feed = new Feed();
    private final EventRetention retention =
            new EventRetention(database.dataSource(), Duration.ofDays(2), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void eventsVisitsAndWhatIsKeptOfADayGoWithIt() throws Exception {
        var projector = Feed.working(database.dataSource());
        for (String day : List.of("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-05")) {
            Instant noon = Instant.parse(day + "T12:00:00Z");
            feed.event(0, "ada", day, anEvent().id(day).on("shop").by("ada").at(noon))
                    .arrives(
                            Topics.SESSIONS,
                            0,
                            day,
                            aSession().id(day).on("shop").by("ada").at(noon).build());
        }
        projector.project(feed.batch());

        assertThat(retention.pass()).containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));

        assertThat(database.rows("SELECT event_id FROM events ORDER BY 1")).containsExactly("2026-03-03", "2026-03-05");
        // A visit of the day before may reach into the first day that stays.
        assertThat(database.rows("SELECT session_id FROM sessions ORDER BY 1"))
                .containsExactly("2026-03-02", "2026-03-03", "2026-03-05");
        assertThat(database.rows("SELECT day FROM person_days ORDER BY 1")).containsExactly("2026-03-03", "2026-03-05");
        assertThat(database.value("SELECT min(day) FROM day_writes")).isEqualTo("2026-03-03");
        assertThat(retention.pass()).isEmpty();
    }

    @Test
    void anOlderEventThatComesLaterDisturbsNobodyAndGoesTheNextTime() throws Exception {
        var projector = Feed.working(database.dataSource());
        feed.event(0, "ada", "s1", anEvent().id("old").at(Instant.parse("2026-03-01T12:00:00Z")));
        projector.project(feed.batch());
        retention.pass();

        // The projector still takes the day for one that it has made.
        feed.event(0, "ada", "s1", anEvent().id("late").at(Instant.parse("2026-03-01T13:00:00Z")))
                .event(0, "ada", "s1", anEvent().id("new").at(Instant.parse("2026-03-05T11:00:00Z")));
        projector.project(feed.batch());

        assertThat(database.rows("SELECT event_id FROM events ORDER BY 1")).containsExactly("late", "new");
        assertThat(database.value("SELECT count(*) FROM rejected_events")).isEqualTo("0");
        assertThat(retention.pass()).containsExactly(LocalDate.of(2026, 3, 1));
        assertThat(database.rows("SELECT event_id FROM events")).containsExactly("new");
    }
}
