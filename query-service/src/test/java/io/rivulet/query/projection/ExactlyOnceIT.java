package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.fixtures.EventBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The projection changes no number when records, tries or projectors come twice. */
@Timeout(60)
class ExactlyOnceIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Feed feed = new Feed();

    @Test
    void redeliveryFromTheBeginningChangesNothing() throws Exception {
        var projector = Feed.working(database.dataSource());
        feed.event(0, "ada", "s1", anEvent().by("ada").purchase("12.50"))
                .event(0, "ada", "s1", anEvent().by("ada").view("/b").at("10:01"))
                .arrives(Topics.SESSIONS, 3, "s1", session("s1", 1, 1))
                .arrives(Topics.SESSIONS, 3, "s1", session("s1", 2, 2));
        var batch = feed.batch();
        projector.project(batch);
        String once = everything();

        database.execute("UPDATE projection_positions SET next_offset = 0");
        Feed.takeAll(projector);
        projector.project(batch);

        assertThat(everything()).isEqualTo(once);
        assertThat(database.value("SELECT count(*), sum(revenue) FROM events")).isEqualTo("2 12.500000");
        assertThat(database.value("SELECT revision, events FROM sessions")).isEqualTo("2 2");
    }

    @Test
    void olderRevisionOfASessionChangesNothing() throws Exception {
        var projector = Feed.working(database.dataSource());
        feed.arrives(Topics.SESSIONS, 3, "s1", session("s1", 7, 9));
        projector.project(feed.batch());
        feed.arrives(Topics.SESSIONS, 3, "s1", session("s1", 6, 5));
        projector.project(feed.batch());

        assertThat(database.value("SELECT revision, events FROM sessions")).isEqualTo("7 9");
    }

    @Test
    void connectionKilledBeforeTheCommitIsTriedAgain() throws Exception {
        var flaky = FlakyCommits.on(database.dataSource());
        var projector = Feed.working(flaky.dataSource());
        feed.event(0, "ada", "s1", anEvent().by("ada"));

        flaky.killBeforeNextCommit();
        projector.project(feed.batch());

        assertThat(flaky.happened()).isTrue();
        assertThat(database.value("SELECT count(*) FROM events")).isEqualTo("1");
        assertThat(position(0)).isEqualTo("1");
    }

    @Test
    void commitWhoseAnswerWasLostIsNotWrittenTwice() throws Exception {
        var flaky = FlakyCommits.on(database.dataSource());
        var projector = Feed.working(flaky.dataSource());
        feed.event(0, "ada", "s1", anEvent().by("ada"));
        var batch = feed.batch();

        flaky.loseAnswerOfNextCommit();

        assertThatThrownBy(() -> projector.project(batch)).isInstanceOf(FencedException.class);
        assertThat(flaky.happened()).isTrue();
        assertThat(database.value("SELECT count(*) FROM events")).isEqualTo("1");
        Feed.takeAll(projector);
        assertThat(projector.known().get(batch.arrivals().get(0).partition())).isEqualTo(1);
    }

    @Test
    void zombieIsFencedAndWritesNothing() throws Exception {
        var zombie = Feed.working(database.dataSource());
        var successor = Feed.working(database.dataSource());
        feed.arrives(Topics.SESSIONS, 3, "s1", session("s1", 2, 2));
        var batch = feed.batch();
        successor.project(batch);
        feed.arrives(Topics.SESSIONS, 3, "s1", null);
        successor.project(feed.batch());

        assertThatThrownBy(() -> zombie.project(batch)).isInstanceOf(FencedException.class);

        assertThat(database.rows("SELECT * FROM sessions")).isEmpty();
    }

    private String position(int partition) {
        return database.value("SELECT next_offset FROM projection_positions WHERE topic = 'session-events'"
                + " AND partition = " + partition);
    }

    private String everything() {
        return database.rows("SELECT * FROM events ORDER BY event_id") + "\n"
                + database.rows("SELECT * FROM sessions ORDER BY session_id");
    }

    static Session session(String id, long revision, int events) {
        return Session.newBuilder()
                .setSessionId(id)
                .setSiteId("demo")
                .setVisitorId("ada")
                .setPersonId("ada")
                .setState(SessionState.OPEN)
                .setRevision(revision)
                .setStartedAt(EventBuilder.time("10:00"))
                .setEndedAt(EventBuilder.time("10:10"))
                .setEvents(events)
                .setPageViews(events)
                .setInteractions(0)
                .setConversionCount(0)
                .setEngagedMillis(0)
                .setSource(Source.newBuilder().build())
                .setDevice(Device.newBuilder().build())
                .setPlace(Place.newBuilder().build())
                .build();
    }
}
