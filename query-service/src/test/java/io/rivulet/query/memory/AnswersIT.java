package io.rivulet.query.memory;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Postgres;
import io.rivulet.schemas.avro.CountedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is asked, how often, and what is kept. */
@Timeout(60)
class AnswersIT {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final EveryRow.Question QUESTION =
            new EveryRow.Question(List.of("north"), BEGIN, BEGIN.plus(Duration.ofDays(1)));

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Postgres postgres = new Postgres(database.dataSource());
    private final AtomicInteger asked = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Answers answers = answers(1 << 20);

    @Test
    void equalQuestionsAtOnceAreAskedOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        ExecutorService askers = Executors.newFixedThreadPool(5);
        try {
            List<Future<EveryRow>> told = new ArrayList<>();
            told.add(askers.submit(() -> answers.of(QUESTION, QUESTION.reach(), slowly(begun, goOn))));
            begun.await();
            for (int i = 0; i < 4; i++) {
                told.add(askers.submit(() -> answers.of(QUESTION, QUESTION.reach(), slowly(begun, goOn))));
            }
            await().until(() -> metrics.counter("rivulet_query_answers_given", "from", "another")
                            .count()
                    == 4);
            goOn.countDown();
            for (Future<EveryRow> one : told) {
                assertThat(one.get().events()).isZero();
            }
        } finally {
            askers.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoCameAfterAWriteDoesNotWaitForAnAnswerFromBefore() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        ExecutorService askers = Executors.newFixedThreadPool(1);
        try {
            Future<EveryRow> before = askers.submit(() -> answers.of(QUESTION, QUESTION.reach(), slowly(begun, goOn)));
            begun.await();
            write("e1");
            assertThat(answers.of(QUESTION, QUESTION.reach(), this::ask).events())
                    .isEqualTo(1);
            goOn.countDown();
            assertThat(before.get().events()).isZero();
        } finally {
            askers.shutdownNow();
        }
        // What came last does not hold.
        assertThat(answers.of(QUESTION, QUESTION.reach(), this::ask).events()).isEqualTo(1);
    }

    @Test
    void aRefusalIsForAllWhoWaitedAndIsNotKept() {
        Supplier<EveryRow> refused = () -> {
            asked.incrementAndGet();
            throw Refusal.of(ProblemType.TOOK_TOO_LONG, "Ask for less.");
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> answers.of(QUESTION, QUESTION.reach(), refused))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsTooMuchIsNotKept() {
        Answers small = answers(20_000);
        for (int question = 0; question < 50; question++) {
            small.of(question, QUESTION.reach(), this::ask);
        }
        for (int question = 0; question < 50; question++) {
            small.of(question, QUESTION.reach(), this::ask);
        }
        assertThat(asked.get()).isGreaterThan(90);
        assertThat(metrics.counter("rivulet_query_answers_dropped", "cause", "size")
                        .count())
                .isGreaterThan(90);
    }

    @Test
    void whatSomebodyWantedIsAskedAgainOnceItsDaysRest() throws Exception {
        answers.of(QUESTION, QUESTION.reach(), this::ask);
        write("e1");

        assertThat(answers.warmUp(Duration.ofMinutes(5), Instant.EPOCH)).isZero();
        assertThat(answers.warmUp(Duration.ZERO, Instant.now().plusSeconds(60))).isZero();
        assertThat(answers.warmUp(Duration.ofMinutes(5), Instant.now().plusSeconds(60)))
                .isEqualTo(1);
        assertThat(answers.warmUp(Duration.ofMinutes(5), Instant.now().plusSeconds(60)))
                .isZero();
        assertThat(answers.of(QUESTION, QUESTION.reach(), this::ask).events()).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void costsAndWhoeverSaysSoMakeEverythingAskedAgain() {
        ask("memory", 0);
        database.execute("INSERT INTO campaign_costs VALUES ('north', '2026-03-02', '', '', 'spring', 'EUR', 5)");
        ask("memory", 0);
        answers.forgetAll();
        ask("memory", 0);
        ask("memory", 1);
    }

    private void ask(String from, int times) {
        answers.of(QUESTION, QUESTION.reach(), this::ask);
        assertThat(metrics.counter("rivulet_query_answers_given", "from", from).count())
                .isEqualTo(times);
    }

    private EveryRow ask() {
        asked.incrementAndGet();
        return QUESTION.ask(postgres);
    }

    private Supplier<EveryRow> slowly(CountDownLatch begun, CountDownLatch goOn) {
        return () -> {
            EveryRow told = ask();
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return told;
        };
    }

    private void write(String id) throws Exception {
        new Feed()
                .fact(
                        0,
                        "ada",
                        CountedEvent.newBuilder()
                                .setEvent(anEvent()
                                        .id(id)
                                        .on("north")
                                        .by("ada")
                                        .at(BEGIN)
                                        .build())
                                .setPlaceInSession(1)
                                .build())
                .projectInto(database);
    }

    private Answers answers(long memory) {
        return new Answers(
                new Versions(postgres),
                JsonMapper.builder().addModule(new JavaTimeModule()).build(),
                metrics,
                memory,
                Duration.ofHours(1));
    }
}
