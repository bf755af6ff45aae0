package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.time;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.VisitorState;
import io.rivulet.sessionizer.stream.CutSessions;
import io.rivulet.sessionizer.stream.VisitorStores;
import io.rivulet.streams.BeforeCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The processor on stores of its own, with nobody who commits, restores or looks at the clock for it. */
final class LonelyTask implements AutoCloseable {

    private static final CutSessions CUT_SESSIONS = new CutSessions(
            Diary.CONFIG.rules(),
            Diary.CONFIG.journey().rules(),
            Diary.CONFIG.limits(),
            Duration.ofMillis(100),
            new EventMetrics(new SimpleMeterRegistry()));

    private final Path folder;
    private final int partition;
    private final Processor<String, UserEvent, String, SpecificRecord> processor = CUT_SESSIONS.get();
    private final Set<StoreBuilder<?>> builders = CUT_SESSIONS.stores();
    private MockProcessorContext<String, SpecificRecord> context;

    LonelyTask(Path folder, int partition) {
        this.folder = folder;
        this.partition = partition;
        this.context = contextWithStores("task-" + partition);
        processor.init(context);
    }

    /** Other stores, with nothing in them. */
    MockProcessorContext<String, SpecificRecord> contextWithStores(String name) {
        var fresh = new MockProcessorContext<String, SpecificRecord>(
                Diary.settings(folder),
                new TaskId(0, partition),
                folder.resolve(name).toFile());
        fresh.setCurrentSystemTimeMs(time("09:59").toEpochMilli());
        for (StoreBuilder<?> builder : builders) {
            var store = builder.withLoggingDisabled().build();
            if (!isOfWindows(builder)) {
                store.init(fresh.getStateStoreContext(), store);
            }
            fresh.addStateStore(store);
        }
        return fresh;
    }

    /** Starts the same processor over, as Kafka Streams does, on the stores of a context. */
    LonelyTask startsOver(MockProcessorContext<String, SpecificRecord> on) {
        context = on;
        processor.init(on);
        return this;
    }

    LonelyTask sees(UserEvent event, String now) {
        context.setCurrentSystemTimeMs(time(now).toEpochMilli());
        processor.process(new Record<>(event.getVisitorId(), event, context.currentSystemTimeMs()));
        return this;
    }

    /** Looks at who is due. */
    LonelyTask looks(String now) {
        context.setCurrentSystemTimeMs(time(now).toEpochMilli());
        context.scheduledPunctuators()
                .get(context.scheduledPunctuators().size() - 1)
                .getPunctuator()
                .punctuate(context.currentSystemTimeMs());
        return this;
    }

    LonelyTask commits() {
        beforeCommit().flushCache();
        return this;
    }

    /** What a transaction changed is given up. */
    LonelyTask aborts() {
        beforeCommit().init(context.getStateStoreContext(), beforeCommit());
        return startsOver(context);
    }

    /** What is written of a visitor. */
    VisitorState visitor(String id) {
        return Objects.requireNonNull(visitors().get(id), id + " was never written");
    }

    boolean hasWritten(String id) {
        return visitors().get(id) != null;
    }

    /** What is written of a visitor is gone, and it will show when it is written again. */
    void loses(String id) {
        visitors().delete(id);
    }

    /** What is written of a visitor is something else, and read again. */
    LonelyTask finds(String id, VisitorState written) {
        visitors().put(id, written);
        return startsOver(context);
    }

    private KeyValueStore<String, VisitorState> visitors() {
        return context.getStateStore(VisitorStores.VISITORS);
    }

    MockProcessorContext<String, SpecificRecord> context() {
        return context;
    }

    @Override
    public void close() {
        builders.stream()
                .filter(builder -> !isOfWindows(builder))
                .forEach(builder -> context.getStateStore(builder.name()).close());
    }

    /** It wants more of Kafka Streams than is there; nobody has so many ids here that it is asked. */
    private static boolean isOfWindows(StoreBuilder<?> builder) {
        return builder.name().equals("seen-ids");
    }

    private BeforeCommit beforeCommit() {
        return context.getStateStore("before-commit");
    }
}
