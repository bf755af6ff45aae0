package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.stream.CutSessions;
import io.rivulet.streams.BeforeCommit;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a processor knows beside its stores must not get in the way when stores or the clock go back. */
class StartedOverTest {

    private static final UserEvent EVENT = anEvent().by("ada").at("10:00").build();

    @TempDir
    Path folder;

    private final CutSessions cutSessions = new CutSessions(
            Diary.CONFIG.rules(),
            Diary.CONFIG.journey().rules(),
            Duration.ofDays(7),
            1 << 20,
            Duration.ofMillis(100),
            new EventMetrics(new SimpleMeterRegistry()));
    private final Processor<String, UserEvent, String, SpecificRecord> processor = cutSessions.get();

    /** Kafka Streams starts the same processor over, on stores as they were at the last commit. */
    @Test
    void aVisitThatWasClosedInAnAbortedTransactionIsClosedAgain() {
        var aborted = contextWithStores("aborted");
        var committed = contextWithStores("committed");
        processAt("10:00", committed);
        commit(committed);
        processAt("10:00", aborted);
        lookAt("11:00", aborted);

        processor.init(committed);
        lookAt("11:01", committed);

        assertThat(closed(aborted)).isOne();
        assertThat(closed(committed)).isOne();
    }

    @Test
    void aVisitIsClosedThoughTheClockWasSetBackBeforeItBegan() {
        var context = contextWithStores("one");
        processor.init(context);
        lookAt("12:00", context);

        processAt("10:00", context);
        lookAt("12:01", context);

        assertThat(closed(context)).isOne();
    }

    private void processAt(String now, MockProcessorContext<String, SpecificRecord> context) {
        context.setCurrentSystemTimeMs(time(now).toEpochMilli());
        if (context.scheduledPunctuators().isEmpty()) {
            processor.init(context);
        }
        processor.process(new Record<>("ada", EVENT, context.currentSystemTimeMs()));
    }

    private static void lookAt(String now, MockProcessorContext<String, SpecificRecord> context) {
        context.setCurrentSystemTimeMs(time(now).toEpochMilli());
        context.scheduledPunctuators()
                .get(context.scheduledPunctuators().size() - 1)
                .getPunctuator()
                .punctuate(context.currentSystemTimeMs());
    }

    private static void commit(MockProcessorContext<String, SpecificRecord> context) {
        context.<BeforeCommit>getStateStore("before-commit").flushCache();
    }

    private static long closed(MockProcessorContext<String, SpecificRecord> context) {
        return context.forwarded().stream()
                .filter(told ->
                        told.record().value() instanceof Session session && session.getState() == SessionState.CLOSED)
                .count();
    }

    private MockProcessorContext<String, SpecificRecord> contextWithStores(String name) {
        var context = new MockProcessorContext<String, SpecificRecord>(
                Diary.settings(folder), new TaskId(0, 0), folder.resolve(name).toFile());
        context.setCurrentSystemTimeMs(time("09:59").toEpochMilli());
        for (StoreBuilder<?> builder : cutSessions.stores()) {
            var store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        return context;
    }
}
