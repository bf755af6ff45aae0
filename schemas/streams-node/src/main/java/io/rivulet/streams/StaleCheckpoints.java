package io.rivulet.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Takes away a task's checkpoint before the task processes anything. Kafka Streams 4.1 leaves the one that it wrote when
 * the stores were restored (KAFKA-20685), and a process that is killed would find it and trust its stores: but RocksDB
 * may have put on disk what a transaction did that was never committed, such as the ids of events that now come again.
 * Without a checkpoint the stores are restored from what was committed. One is written when a task is closed in order.
 *
 * <p>The same moment is the one from which on the task is written here, which {@link TasksAtWork} is told.
 */
public final class StaleCheckpoints implements ProcessorWrapper {

    private static final String CHECKPOINT = ".checkpoint";

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> processors) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return new Fresh<>(processors.get());
            }

            @Override
            public @Nullable Set<StoreBuilder<?>> stores() {
                return processors.stores();
            }
        });
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> processors) {
        return ProcessorWrapper.asWrappedFixedKey(new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<KIn, VIn, VOut> get() {
                return new FreshFixedKey<>(processors.get());
            }

            @Override
            public @Nullable Set<StoreBuilder<?>> stores() {
                return processors.stores();
            }
        });
    }

    private static void takeAway(ProcessingContext task) {
        try {
            Files.deleteIfExists(task.stateDir().toPath().resolve(CHECKPOINT));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't take away the checkpoint of " + task.taskId(), e);
        }
    }

    private static final class Fresh<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {

        private final Processor<KIn, VIn, KOut, VOut> processor;
        private @Nullable TaskId task;

        Fresh(Processor<KIn, VIn, KOut, VOut> processor) {
            this.processor = processor;
        }

        @Override
        public void init(ProcessorContext<KOut, VOut> context) {
            takeAway(context);
            task = context.taskId();
            processor.init(context);
            TasksAtWork.begins(context.taskId());
        }

        @Override
        public void process(Record<KIn, VIn> record) {
            processor.process(record);
        }

        @Override
        public void close() {
            if (task != null) {
                TasksAtWork.ends(task);
            }
            processor.close();
        }
    }

    private static final class FreshFixedKey<KIn, VIn, VOut> implements FixedKeyProcessor<KIn, VIn, VOut> {

        private final FixedKeyProcessor<KIn, VIn, VOut> processor;
        private @Nullable TaskId task;

        FreshFixedKey(FixedKeyProcessor<KIn, VIn, VOut> processor) {
            this.processor = processor;
        }

        @Override
        public void init(FixedKeyProcessorContext<KIn, VOut> context) {
            takeAway(context);
            task = context.taskId();
            processor.init(context);
            TasksAtWork.begins(context.taskId());
        }

        @Override
        public void process(FixedKeyRecord<KIn, VIn> record) {
            processor.process(record);
        }

        @Override
        public void close() {
            if (task != null) {
                TasksAtWork.ends(task);
            }
            processor.close();
        }
    }
}
