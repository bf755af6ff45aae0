package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Persons and sessions that prove to be others, told before or after what is theirs. */
@Timeout(60)
class MergesIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Feed feed = new Feed();
    private Projector projector = Feed.projectorOn(database.dataSource());

    @BeforeEach
    void take() throws Exception {
        Feed.takeAll(projector);
    }

    @Test
    void eventsBeforeTheMergeMoveToTheOtherPerson() throws Exception {
        feed.event(0, "v1", "s1", anEvent().by("v1"))
                .arrives(Topics.SESSIONS, 0, "s1", session("s1", "v1"))
                .fact(0, "v1", derived("v1"));
        projector.project(feed.batch());
        feed.merged(5, "v1", "ada");
        projector.project(feed.batch());

        assertThat(persons()).isEqualTo("[ada] [ada] [ada] [ada 2026-03-02]");
    }

    @Test
    void whatAVisitorDidBeforeAndAfterItsIdentificationIsTheUsers() throws Exception {
        feed.event(0, "v1", "s1", anEvent().by("v1"));
        projector.project(feed.batch());
        feed.identified(0, "v1", "ada");
        projector.project(feed.batch());
        feed.event(0, "v1", "s1", anEvent().by("v1"))
                .arrives(
                        Topics.SESSIONS,
                        0,
                        "s1",
                        Session.newBuilder(session("s1", "v1"))
                                .setVisitorId("v1")
                                .build())
                .fact(0, "v1", derived("v1"));
        projector.project(feed.batch());

        assertThat(persons()).startsWith("[ada, ada] [ada] [ada] ");
    }

    @Test
    void aVisitorNamedLikeAUserGivesNothingOfTheUserAway() throws Exception {
        feed.event(0, "alice", "s1", anEvent().by("tab-of-alice"));
        projector.project(feed.batch());
        feed.identified(0, "alice", "mallory");
        projector.project(feed.batch());
        feed.event(0, "alice", "s1", anEvent().by("tab-of-alice"));
        projector.project(feed.batch());

        assertThat(persons()).startsWith("[alice, alice] ");
    }

    @Test
    void eventsAfterTheMergeGoToTheOtherPerson() throws Exception {
        feed.merged(5, "v1", "ada");
        projector.project(feed.batch());
        feed.event(0, "v1", "s1", anEvent().by("v1"))
                .arrives(Topics.SESSIONS, 0, "s1", session("s1", "v1"))
                .fact(0, "v1", derived("v1"));
        projector.project(feed.batch());

        assertThat(persons()).isEqualTo("[ada] [ada] [ada] [ada 2026-03-02]");
    }

    @Test
    void eventsAndTheMergeInOneBatch() throws Exception {
        feed.event(0, "v1", "s1", anEvent().by("v1"))
                .merged(5, "v1", "ada")
                .arrives(Topics.SESSIONS, 0, "s1", session("s1", "v1"))
                .fact(0, "v1", derived("v1"));
        projector.project(feed.batch());

        assertThat(persons()).isEqualTo("[ada] [ada] [ada] [ada 2026-03-02]");
    }

    @Test
    void mergesFormAChainInWhateverOrder() throws Exception {
        feed.merged(1, "ada", "ada.lovelace");
        projector.project(feed.batch());
        feed.event(0, "v1", "s1", anEvent().by("v1"));
        projector.project(feed.batch());
        feed.merged(5, "v1", "ada").merged(1, "ada.lovelace", "countess");
        projector.project(feed.batch());
        feed.event(0, "v1", "s1", anEvent().by("v1"))
                .event(3, "ada", "s2", anEvent().by("v9"));
        projector.project(feed.batch());

        assertThat(database.rows("SELECT DISTINCT person_id FROM events")).containsExactly("countess");
    }

    @Test
    void absorbedSessionGivesItsEventsAwayAndThoseThatComeLater() throws Exception {
        feed.event(0, "ada", "s1", anEvent().by("ada").at("10:00"))
                .event(0, "ada", "s2", anEvent().by("ada").at("10:50"));
        projector.project(feed.batch());
        feed.fact(0, "ada", absorbed("s2", "s1", "10:50"));
        projector.project(feed.batch());
        feed.event(7, "v1", "s2", anEvent().by("ada").at("10:51"));
        projector.project(feed.batch());

        assertThat(database.rows("SELECT session_id, count(*) FROM events GROUP BY 1"))
                .containsExactly("s1 3");
    }

    @Test
    void sessionThatWasSplitOffTakesTheEventsOfItsSpan() throws Exception {
        for (String time : new String[] {"10:00", "10:05", "10:20", "10:25"}) {
            feed.event(0, "ada", "s1", anEvent().by("ada").at(time));
        }
        projector.project(feed.batch());
        feed.fact(
                0,
                "ada",
                SessionChange.newBuilder()
                        .setKind(SessionChangeKind.OPENED)
                        .setAfter(Session.newBuilder(session("s9", "ada"))
                                .setStartedAt(EventBuilder.time("10:20"))
                                .setEndedAt(EventBuilder.time("10:25"))
                                .setEvents(2)
                                .build())
                        .build());
        projector.project(feed.batch());

        assertThat(database.rows("SELECT session_id, count(*) FROM events GROUP BY 1 ORDER BY 1"))
                .containsExactly("s1 2", "s9 2");
    }

    @Test
    void eventsThatAreNamedMoveAndNoOthers() throws Exception {
        for (String id : new String[] {"a", "b", "c"}) {
            feed.event(0, "ada", "s1", anEvent().id(id).by("ada").at("10:05"));
        }
        feed.event(0, "ada", "s1", anEvent().id("b").by("bob").at("10:05"));
        projector.project(feed.batch());
        feed.fact(0, "ada", moved("s9", "b", "c"));
        projector.project(feed.batch());
        feed.fact(0, "ada", moved("s1", "c"));
        projector.project(feed.batch());

        assertThat(database.rows("SELECT visitor_id, event_id, session_id FROM events ORDER BY 1, 2"))
                .containsExactly("ada a s1", "ada b s9", "ada c s1", "bob b s1");
    }

    @Test
    void absorbedSessionWhoseEventsAreNamedGivesNoOthersAway() throws Exception {
        feed.event(0, "ada", "s2", anEvent().id("a").by("ada").at("10:50"))
                .event(0, "ada", "s2", anEvent().id("b").by("ada").at("10:50"));
        projector.project(feed.batch());
        feed.fact(
                0,
                "ada",
                SessionChange.newBuilder(absorbed("s2", "s1", "10:50"))
                        .setMovesTold(true)
                        .build());
        projector.project(feed.batch());

        assertThat(database.rows("SELECT DISTINCT session_id FROM events")).containsExactly("s2");
    }

    @Test
    void conclusionThatIsToldAgainIsWhatItWasToldLast() throws Exception {
        feed.fact(0, "ada", derived("ada"));
        projector.project(feed.batch());
        feed.fact(
                0,
                "ada",
                DerivedEvent.newBuilder(derived("ada")).setSessionId("s2").build());
        projector.project(feed.batch());

        assertThat(database.rows("SELECT event_id, session_id FROM derived_events"))
                .containsExactly("d1 s2");
    }

    @Test
    void withdrawnConclusionIsDeleted() throws Exception {
        feed.fact(0, "ada", derived("ada"));
        projector.project(feed.batch());
        var withdrawn =
                DerivedEvent.newBuilder(derived("ada")).setWithdrawn(true).build();
        feed.fact(0, "ada", withdrawn);
        projector.project(feed.batch());

        assertThat(database.rows("SELECT * FROM derived_events")).isEmpty();
    }

    private String persons() {
        return database.rows("SELECT person_id FROM events")
                + " " + database.rows("SELECT person_id FROM sessions")
                + " " + database.rows("SELECT person_id FROM derived_events")
                + " " + database.rows("SELECT person_id, day FROM person_days");
    }

    private static Session session(String id, String person) {
        return Session.newBuilder(ExactlyOnceIT.session(id, 1, 1))
                .setPersonId(person)
                .build();
    }

    private static SessionChange absorbed(String id, String into, String at) {
        var before = Session.newBuilder(session(id, "ada"))
                .setStartedAt(EventBuilder.time(at))
                .setEndedAt(EventBuilder.time(at))
                .build();
        return SessionChange.newBuilder()
                .setKind(SessionChangeKind.REVISED)
                .setBefore(before)
                .setAfter(Session.newBuilder(before)
                        .setState(SessionState.MERGED_INTO)
                        .setMergedInto(into)
                        .setRevision(2)
                        .build())
                .build();
    }

    private static SessionChange moved(String into, String... events) {
        Session session = session(into, "ada");
        return SessionChange.newBuilder()
                .setKind(SessionChangeKind.REVISED)
                .setBefore(session)
                .setAfter(session)
                .setMovedEventIds(List.of(events))
                .setMovesTold(true)
                .build();
    }

    private static DerivedEvent derived(String visitor) {
        return DerivedEvent.newBuilder()
                .setEventId("d1")
                .setEventName("booking_abandoned")
                .setSiteId("demo")
                .setVisitorId(visitor)
                .setSessionId("s1")
                .setOccurredAt(EventBuilder.time("10:30"))
                .build();
    }
}
