package io.rivulet.collector.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Waits for all records of a request; one that is not written fails all. */
final class Acknowledgement implements Callback {

    private final AtomicInteger awaited;
    private final CompletableFuture<Void> all = new CompletableFuture<>();

    Acknowledgement(int records) {
        awaited = new AtomicInteger(records);
        if (records == 0) {
            all.complete(null);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata written, @Nullable Exception problem) {
        if (problem != null) {
            all.completeExceptionally(
                    problem instanceof RecordTooLargeException
                            ? new TooLargeForKafka(problem)
                            : new NotWritten("Kafka did not confirm a record", problem));
        }
        if (awaited.decrementAndGet() == 0) {
            all.complete(null);
        }
    }

    CompletionStage<Void> all() {
        return all;
    }
}
