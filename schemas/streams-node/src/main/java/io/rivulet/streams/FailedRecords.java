package io.rivulet.streams;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a topology survive a record that it fails on, each time anew: a defect, and no reason to stop everybody else.
 * The record is named in {@code rejected-events} by topic, partition and offset. What it had done to the stores before
 * it failed stays done. Failures of Kafka itself never come here: they stop the thread, and it tries again.
 */
public final class FailedRecords implements ProcessingExceptionHandler, ProductionExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FailedRecords.class);

    private @Nullable PutAside aside;

    @Override
    public void configure(Map<String, ?> settings) {
        aside = new PutAside(settings);
    }

    @Override
    public ProcessingHandlerResponse handle(
            ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception failure) {
        return putAside(context, failure) ? ProcessingHandlerResponse.CONTINUE : ProcessingHandlerResponse.FAIL;
    }

    @Override
    public ProductionExceptionHandlerResponse handle(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
        return ProductionExceptionHandlerResponse.FAIL;
    }

    @Override
    @SuppressWarnings("rawtypes") // As Kafka declares it.
    public ProductionExceptionHandlerResponse handleSerializationException(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception failure,
            SerializationExceptionOrigin origin) {
        return putAside(context, failure)
                ? ProductionExceptionHandlerResponse.CONTINUE
                : ProductionExceptionHandlerResponse.FAIL;
    }

    private boolean putAside(ErrorHandlerContext context, Exception failure) {
        String origin = context.topic() == null
                ? "the clock of " + context.taskId()
                : context.topic() + "/" + context.partition() + "/" + context.offset();
        LOG.errorf(failure, "%s failed on %s", context.processorNodeId(), origin);
        return Objects.requireNonNull(aside)
                .write(
                        origin,
                        context.sourceRawValue(),
                        "failed",
                        context.processorNodeId() + " failed on it: " + failure,
                        context.timestamp() < 0 ? 0 : context.timestamp());
    }
}
