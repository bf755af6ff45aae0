package io.rivulet.query.projection;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.query.RandomShop;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.EveryRow;
import io.rivulet.query.memory.Versions;
import io.rivulet.query.store.Postgres;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the projection does to rows, an answer that is given again is the one that Postgres would give now. */
@Timeout(240)
class AnswersHoldIT {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> BOTH = List.of("north", "south");
    private static final int STEPS = 300;

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Postgres postgres = new Postgres(database.dataSource());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Answers> pods = List.of(pod(), pod());
    private final List<RandomShop.Event> events = new ArrayList<>();
    private final List<Session> visits = new ArrayList<>();
    private int number;

    @Test
    void answersAreThoseOfTheRowsAmidWritesAndRepairs() throws Exception {
        var chance = new Random(1);
        for (String site : BOTH) {
            var shop = RandomShop.of(chance.nextLong(), site, BEGIN, 60);
            events.addAll(shop.events());
            visits.addAll(shop.visits());
            shop.told().projectInto(database);
        }
        for (int step = 0; step < STEPS; step++) {
            if (chance.nextInt(4) == 0) {
                write(chance);
            }
            var question = any(chance);
            EveryRow told = pods.get(chance.nextInt(2)).of(question, question.reach(), () -> question.ask(postgres));
            assertThat(told.digest())
                    .as("step %d, %s", step, question)
                    .isEqualTo(question.ask(postgres).digest());
        }
        assertThat(given("memory")).isGreaterThan(STEPS / 10.0);
        assertThat(given("postgres")).isGreaterThan(STEPS / 10.0);
    }

    @Test
    void whatWasWrittenWhenTheQuestionCameIsInTheAnswer() throws Exception {
        var written = new AtomicLong();
        var question = new EveryRow.Question(List.of("north"), BEGIN, BEGIN.plus(Duration.ofDays(1)));
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> asked = new ArrayList<>();
            for (int asker = 0; asker < 4; asker++) {
                Answers pod = pods.get(asker % 2);
                asked.add(askers.submit(() -> {
                    long answers = 0;
                    while (written.get() < 60) {
                        long atLeast = written.get();
                        EveryRow told = pod.of(question, question.reach(), () -> question.ask(postgres));
                        assertThat(told.events()).isGreaterThanOrEqualTo(atLeast);
                        answers++;
                    }
                    return answers;
                }));
            }
            for (int i = 0; i < 60; i++) {
                new Feed()
                        .event(
                                i % 3,
                                "ada",
                                "s1",
                                anEvent().id("e" + i).on("north").by("ada").at(BEGIN.plusSeconds(i)))
                        .projectInto(database);
                written.incrementAndGet();
            }
            for (Future<Long> answers : asked) {
                assertThat(answers.get()).isPositive();
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void aDayThatNobodyWritesToStaysWhileAnotherChanges() throws Exception {
        for (int day = 0; day < 4; day++) {
            event("north", "e" + day, BEGIN.plus(Duration.ofDays(day)));
        }
        var first = new EveryRow.Question(List.of("north"), BEGIN, BEGIN.plus(Duration.ofDays(1)));
        ask(first);

        event("north", "later", BEGIN.plus(Duration.ofDays(3)));
        event("south", "elsewhere", BEGIN);
        ask(first);
        assertThat(given("postgres")).isEqualTo(1);
        assertThat(given("memory")).isEqualTo(1);

        event("north", "same day", BEGIN);
        ask(first);
        assertThat(given("postgres")).isEqualTo(2);
    }

    private void ask(EveryRow.Question question) {
        EveryRow told = pods.get(0).of(question, question.reach(), () -> question.ask(postgres));
        assertThat(told.digest()).isEqualTo(question.ask(postgres).digest());
    }

    private void event(String site, String id, Instant at) throws Exception {
        new Feed()
                .event(0, "ada", null, anEvent().id(id).on(site).by("ada").at(at))
                .projectInto(database);
    }

    // One of everything that happens to rows.
    private void write(Random chance) throws Exception {
        Session visit = visits.get(chance.nextInt(visits.size()));
        RandomShop.Event event = events.get(chance.nextInt(events.size()));
        var feed = new Feed();
        switch (chance.nextInt(10)) {
            case 0 -> more(feed, event, chance);
            case 1 -> {
                // Delivered again, as after a crash.
                database.execute("UPDATE projection_positions SET next_offset = 0");
                feed.fact(0, event.person(), Feed.counted(null, event.told())).projectInto(database);
            }
            case 2 -> revised(feed, visit, chance);
            case 3 ->
                feed.arrives(Topics.SESSIONS, 0, visit.getSessionId(), null).projectInto(database);
            case 4 ->
                feed.merged(chance.nextInt(3), event.person(), "friend-" + chance.nextInt(4))
                        .projectInto(database);
            case 5 ->
                feed.fact(0, "ada", new PersonMerged("ada", "user-ada", "ada", BEGIN))
                        .projectInto(database);
            case 6 -> moved(feed, event, visit);
            case 7 -> absorbed(feed, visit);
            case 8 ->
                event(BOTH.get(chance.nextInt(2)), "late-" + number++, BEGIN.plusSeconds(chance.nextInt(9 * 86_400)));
            default -> {
                if (chance.nextInt(4) == 0) {
                    Instant now = BEGIN.plus(Duration.ofDays(chance.nextInt(4)));
                    new EventRetention(database.dataSource(), Duration.ofDays(1), Clock.fixed(now, ZoneOffset.UTC))
                            .pass();
                }
            }
        }
    }

    // A visit that begins with an event, told together with it or before it.
    private void more(Feed feed, RandomShop.Event like, Random chance) throws Exception {
        String id = "new-" + number++;
        Instant at = BEGIN.plusSeconds(chance.nextInt(9 * 86_400));
        String site = like.told().getSiteId();
        Session visit = Session.newBuilder(visits.get(0))
                .setSessionId(id)
                .setSiteId(site)
                .setVisitorId("ada")
                .setPersonId("ada")
                .setStartedAt(at)
                .setEndedAt(at.plusSeconds(chance.nextInt(7_200)))
                .build();
        visits.add(visit);
        feed.arrives(Topics.SESSIONS, 0, id, visit);
        if (number % 2 == 0) {
            feed.projectInto(database);
        }
        feed.event(0, "ada", id, anEvent().id(id).on(site).by("ada").at(at)).projectInto(database);
    }

    private void revised(Feed feed, Session visit, Random chance) throws Exception {
        Session revised = Session.newBuilder(visit)
                .setRevision(2 + number++)
                .setStartedAt(visit.getStartedAt().minusSeconds(chance.nextInt(40_000)))
                .setEndedAt(visit.getEndedAt().plusSeconds(chance.nextInt(40_000)))
                .setSource(Source.newBuilder().setCampaign("c" + number).build())
                .setBot(chance.nextInt(5) == 0)
                .build();
        feed.arrives(Topics.SESSIONS, chance.nextInt(3), visit.getSessionId(), revised)
                .projectInto(database);
    }

    // An event proves to belong to another visit, which is told before or after it.
    private void moved(Feed feed, RandomShop.Event event, Session like) throws Exception {
        Session into = Session.newBuilder(like)
                .setSessionId("moved-" + number++)
                .setVisitorId(event.told().getVisitorId())
                .setSiteId(event.told().getSiteId())
                .setStartedAt(event.told().getOccurredAt().minusSeconds(3_600))
                .setEndedAt(event.told().getOccurredAt().plusSeconds(3_600))
                .build();
        feed.fact(
                        0,
                        event.person(),
                        SessionChange.newBuilder()
                                .setKind(SessionChangeKind.REVISED)
                                .setBefore(into)
                                .setAfter(into)
                                .setMovedEventIds(List.of(event.told().getEventId()))
                                .setMovesTold(true)
                                .build())
                .projectInto(database);
        visits.add(into);
        if (number % 2 == 0) {
            new Feed().arrives(Topics.SESSIONS, 0, into.getSessionId(), into).projectInto(database);
        }
    }

    // As sessionizers told it that named no events.
    private void absorbed(Feed feed, Session visit) throws Exception {
        Session into =
                Session.newBuilder(visit).setSessionId("absorbing-" + number++).build();
        visits.add(into);
        feed.arrives(Topics.SESSIONS, 0, into.getSessionId(), into);
        Session after = Session.newBuilder(visit)
                .setState(SessionState.MERGED_INTO)
                .setMergedInto(into.getSessionId())
                .setRevision(2 + number++)
                .build();
        feed.fact(
                        0,
                        visit.getPersonId(),
                        SessionChange.newBuilder()
                                .setKind(SessionChangeKind.REVISED)
                                .setBefore(visit)
                                .setAfter(after)
                                .build())
                .projectInto(database);
    }

    private static EveryRow.Question any(Random chance) {
        Instant from = BEGIN.plus(Duration.ofDays(chance.nextInt(4)));
        return new EveryRow.Question(
                chance.nextInt(3) == 0 ? BOTH : List.of(BOTH.get(chance.nextInt(2))),
                from,
                from.plus(Duration.ofDays(1 + chance.nextInt(2))));
    }

    private Answers pod() {
        return new Answers(
                new Versions(postgres),
                JsonMapper.builder().addModule(new JavaTimeModule()).build(),
                metrics,
                1 << 20,
                Duration.ofHours(1));
    }

    private double given(String from) {
        return metrics.counter("rivulet_query_answers_given", "from", from).count();
    }
}
