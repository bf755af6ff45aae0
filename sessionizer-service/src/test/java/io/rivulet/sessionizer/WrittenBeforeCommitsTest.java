package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.VisitorState;
import io.rivulet.sessionizer.stream.CutSessions;
import io.rivulet.sessionizer.stream.VisitorStores;
import io.rivulet.streams.BeforeCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction changed of visitors is written when it is about to be committed, and not before. */
class WrittenBeforeCommitsTest {

    @TempDir
    Path folder;

    private final CutSessions cutSessions = new CutSessions(
            Diary.CONFIG.rules(),
            Diary.CONFIG.journey().rules(),
            Duration.ofDays(7),
            1 << 20,
            Duration.ofMillis(100),
            new EventMetrics(new SimpleMeterRegistry()));

    private final List<Task> tasks = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.forEach(Task::close);
    }

    @Test
    void aVisitorIsWrittenOnceHoweverMuchItDid() {
        var task = new Task(0);
        task.sees("ada", "10:00").sees("ada", "10:01").sees("ada", "10:02");
        assertThat(task.visitor("ada")).isNull();

        task.commits();

        assertThat(task.visitor("ada").getSessions())
                .extracting(held -> held.getSums().getEvents())
                .containsExactly(3);
    }

    /** They share a transaction: one that waited for its own turn would wait for the broker once more. */
    @Test
    void theFirstTaskOfAThreadThatCommitsHasAllOthersWrite() {
        var one = new Task(0);
        var other = new Task(1);
        one.sees("ada", "10:00");
        other.sees("bob", "10:00");

        one.commits();

        assertThat(other.visitor("bob")).isNotNull();
    }

    @Test
    void whatAnAbortedTransactionChangedIsNeverWritten() {
        var task = new Task(0);
        task.sees("ada", "10:00");

        task.startsOver();
        task.commits();

        assertThat(task.visitor("ada")).isNull();
    }

    @Test
    void aClosedTaskIsLeftInPeace() {
        var closed = new Task(0);
        var other = new Task(1);
        closed.sees("ada", "10:00");
        closed.close();

        other.sees("bob", "10:00").commits();

        assertThat(other.visitor("bob").getSessions())
                .extracting(HeldSession::getSiteId)
                .containsExactly("demo");
    }

    @Test
    void aCommitIsAskedForWhileEventsHaveJustArrived() {
        var task = new Task(0);
        task.sees("ada", "10:00", "10:00").sees("ada", "10:01", "10:01");

        assertThat(task.context.committed()).isTrue();
    }

    @Test
    void neitherABeginningNorACommitIsTakenForLongAgo() {
        var task = new Task(0);
        task.sees("ada", "10:00", "10:00");
        task.commits();
        task.sees("ada", "10:01", "10:01");

        assertThat(task.context.committed()).isFalse();
    }

    @Test
    void aCommitIsNotAskedForWhileOldEventsAreCaughtUpWith() {
        var task = new Task(0);
        task.sees("ada", "10:00", "10:01").sees("ada", "10:01", "10:02");

        assertThat(task.context.committed()).isFalse();
    }

    private final class Task {

        private final MockProcessorContext<String, SpecificRecord> context;
        private final Processor<String, UserEvent, String, SpecificRecord> processor = cutSessions.get();

        Task(int partition) {
            context = new MockProcessorContext<>(
                    Diary.settings(folder),
                    new TaskId(0, partition),
                    folder.resolve("task-" + partition).toFile());
            context.setCurrentSystemTimeMs(time("09:59").toEpochMilli());
            for (StoreBuilder<?> builder : cutSessions.stores()) {
                var store = builder.withLoggingDisabled().build();
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
            }
            processor.init(context);
            tasks.add(this);
        }

        Task sees(String visitor, String at) {
            return sees(visitor, at, at);
        }

        Task sees(String visitor, String at, String now) {
            context.setCurrentSystemTimeMs(time(now).toEpochMilli());
            processor.process(new Record<>(visitor, anEvent().by(visitor).at(at).build(), 0));
            return this;
        }

        void commits() {
            beforeCommit().flushCache();
        }

        void startsOver() {
            beforeCommit().init(context.getStateStoreContext(), beforeCommit());
            processor.init(context);
        }

        VisitorState visitor(String id) {
            return context.<KeyValueStore<String, VisitorState>>getStateStore(VisitorStores.VISITORS)
                    .get(id);
        }

        void close() {
            for (StoreBuilder<?> builder : cutSessions.stores()) {
                context.getStateStore(builder.name()).close();
            }
        }

        private BeforeCommit beforeCommit() {
            return context.getStateStore("before-commit");
        }
    }
}
