package io.rivulet.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands on, before the next commit, the last record of each key: who reads how somebody stands has no use for what was
 * between two commits, for which every reader would have to do its work again. What one processor of a task hands on
 * replaces what another one would have. Kafka Streams' tables do the same with their caches, and have no public way in.
 */
public final class LastOfEach<K, V> {

    private final InternalProcessorContext<K, V> context;
    private final ProcessorNode<?, ?, ?, ?> processor;
    private final BeforeCommit beforeCommit;

    /** To be made when a processor is begun with. */
    public LastOfEach(ProcessorContext<K, V> context, BeforeCommit beforeCommit) {
        this.context = (InternalProcessorContext<K, V>) context;
        this.processor = this.context.currentNode();
        this.beforeCommit = beforeCommit;
    }

    /** Hands a record on, unless another of its key comes before the commit. */
    public void forward(Record<K, V> record) {
        ProcessorRecordContext origin = context.recordContext();
        beforeCommit.once(record.key(), () -> forward(record, origin));
    }

    private void forward(Record<K, V> record, @Nullable ProcessorRecordContext origin) {
        ProcessorNode<?, ?, ?, ?> node = context.currentNode();
        ProcessorRecordContext at = context.recordContext();
        context.setCurrentNode(processor);
        context.setRecordContext(origin);
        try {
            context.forward(record);
        } finally {
            context.setCurrentNode(node);
            context.setRecordContext(at);
        }
    }
}
