package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.HeldSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction changed of visitors is written when it is about to be committed, and not before. */
class WrittenBeforeCommitsTest {

    @TempDir
    Path folder;

    private final List<LonelyTask> tasks = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.forEach(LonelyTask::close);
    }

    @Test
    void aVisitorIsWrittenOnceHoweverMuchItDid() {
        var task = task(0);
        task.sees(ada("10:00"), "10:00").sees(ada("10:01"), "10:01").sees(ada("10:02"), "10:02");
        assertThat(task.hasWritten("ada")).isFalse();

        task.commits();

        assertThat(task.visitor("ada").getSessions())
                .extracting(held -> held.getSums().getEvents())
                .containsExactly(3);
        assertThat(task.visitor("ada").getLog()).hasSize(3);
    }

    /** So memory is bounded, and who is at it is still written once. */
    @Test
    void whereVeryManyChangedTheFirstOfThemAreWrittenAtOnce() {
        var task = task(0);
        for (int i = 0; i < 100; i++) {
            task.sees(anEvent().by("visitor-" + i).at("10:00").build(), "10:00");
        }

        assertThat(task.hasWritten("visitor-0")).isTrue();
        assertThat(task.hasWritten("visitor-99")).isFalse();

        task.commits();

        assertThat(task.hasWritten("visitor-99")).isTrue();
    }

    /** Those who are woken are many, and would take the place of those who come. */
    @Test
    void whoIsWokenIsWrittenAtOnceAndForgotten() {
        var task =
                task(0).sees(ada("10:00"), "10:00").sees(ada("10:01"), "10:00").commits();
        assertThat(task.visitor("ada").getSessions())
                .extracting(HeldSession::getChanged)
                .containsExactly(true);
        task.startsOver(task.context());

        task.looks("10:01");

        assertThat(task.visitor("ada").getSessions())
                .extracting(HeldSession::getChanged)
                .containsExactly(false);
    }

    @Test
    void whoIsWokenWhileInMemoryStaysThere() {
        var task =
                task(0).sees(ada("10:00"), "10:00").sees(ada("10:01"), "10:00").commits();

        task.looks("10:01");
        assertThat(task.visitor("ada").getSessions())
                .extracting(HeldSession::getChanged)
                .containsExactly(true);

        task.commits();
        assertThat(task.visitor("ada").getSessions())
                .extracting(HeldSession::getChanged)
                .containsExactly(false);
    }

    @Test
    void aDuplicateWritesNothing() {
        var once = ada("10:00");
        var task = task(0).sees(once, "10:00").commits();
        task.loses("ada");

        task.sees(once, "10:00").commits();

        assertThat(task.hasWritten("ada")).isFalse();
    }

    /** They share a transaction: one that waited for its own turn would wait for the broker once more. */
    @Test
    void theFirstTaskOfAThreadThatCommitsHasAllOthersWrite() {
        var one = task(0);
        var other = task(1);
        one.sees(ada("10:00"), "10:00");
        other.sees(anEvent().by("bob").at("10:00").build(), "10:00");

        one.commits();

        assertThat(other.hasWritten("bob")).isTrue();
    }

    @Test
    void whatAnAbortedTransactionChangedIsNeverWritten() {
        var task = task(0).sees(ada("10:00"), "10:00").aborts().commits();

        assertThat(task.hasWritten("ada")).isFalse();
    }

    /** So an event that came in an aborted transaction counts when it comes again. */
    @Test
    void anIdOfAnAbortedTransactionIsNotRemembered() {
        var task = task(0).sees(ada("10:00"), "10:00").aborts();

        task.sees(ada("10:00"), "10:00").commits();

        assertThat(task.visitor("ada").getLog()).hasSize(1);
    }

    @Test
    void aClosedTaskIsLeftInPeace() {
        var closed = task(0).sees(ada("10:00"), "10:00");
        closed.close();
        tasks.remove(closed);

        var other =
                task(1).sees(anEvent().by("bob").at("10:00").build(), "10:00").commits();

        assertThat(other.visitor("bob").getSessions())
                .extracting(HeldSession::getSiteId)
                .containsExactly("demo");
    }

    /** One defect must not change what was right before it, nor what comes after. */
    @Test
    void anEventThatCanNotBeDealtWithLeavesItsVisitorAsItWas() {
        String most = "9".repeat(32);
        var task = task(0);
        task.sees(ada("10:00"), "10:00")
                .sees(anEvent().by("ada").at("10:01").purchase(most).build(), "10:01");
        var tooMuch = anEvent().by("ada").at("10:02").purchase(most).build();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> task.sees(tooMuch, "10:02"));

        task.sees(ada("10:03"), "10:03").commits();

        var visitor = task.visitor("ada");
        assertThat(visitor.getLog()).hasSize(3);
        assertThat(visitor.getSessions()).hasSize(1);
        assertThat(visitor.getSessions().get(0).getSums().getEvents()).isEqualTo(3);
    }

    @Test
    void aCommitIsAskedForWhileEventsHaveJustArrived() {
        var task = task(0).sees(ada("10:00"), "10:00").sees(ada("10:01"), "10:01");

        assertThat(task.context().committed()).isTrue();
    }

    @Test
    void neitherABeginningNorACommitIsTakenForLongAgo() {
        var task = task(0).sees(ada("10:00"), "10:00").commits().sees(ada("10:01"), "10:01");

        assertThat(task.context().committed()).isFalse();
    }

    @Test
    void aCommitIsNotAskedForWhileOldEventsAreCaughtUpWith() {
        var task = task(0).sees(ada("10:00"), "10:01").sees(ada("10:01"), "10:02");

        assertThat(task.context().committed()).isFalse();
    }

    private LonelyTask task(int partition) {
        var task = new LonelyTask(folder, partition);
        tasks.add(task);
        return task;
    }

    private static UserEvent ada(String at) {
        return anEvent().by("ada").at(at).build();
    }
}
