package io.rivulet.collector.publish;

import io.rivulet.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for all records of a request; one that is not written fails all. Kafka's one thread confirms them, and a record
 * that could not even be sent says nothing of its place, so that the places need no lock.
 */
final class Acknowledgement implements Callback {

    private final AtomicInteger awaited;
    private final CompletableFuture<String> all = new CompletableFuture<>();
    private final long[] behind = new long[Topics.USER_EVENTS.partitions()];
    private boolean somewhere;

    Acknowledgement(int records) {
        awaited = new AtomicInteger(records);
        if (records == 0) {
            all.complete("");
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata written, @Nullable Exception problem) {
        if (problem != null) {
            all.completeExceptionally(
                    problem instanceof RecordTooLargeException
                            ? new TooLargeForKafka(problem)
                            : new NotWritten("Kafka did not confirm a record", problem));
        } else if (written != null && written.topic().equals(Topics.USER_EVENTS.name())) {
            saw(written);
        }
        if (awaited.decrementAndGet() == 0) {
            all.complete(position());
        }
    }

    /**
     * Where the last accepted event of each partition is, as {@code partition-offset}, with dots between; empty where there is
     * none or it is not known.
     */
    CompletionStage<String> all() {
        return all;
    }

    private void saw(RecordMetadata written) {
        int partition = written.partition();
        // A broker may have forgotten the place of what it confirms a second time.
        if (written.hasOffset() && partition < behind.length) {
            behind[partition] = Math.max(behind[partition], written.offset() + 1);
        } else {
            somewhere = true;
        }
    }

    private String position() {
        if (somewhere) {
            return "";
        }
        var position = new StringBuilder();
        for (int partition = 0; partition < behind.length; partition++) {
            if (behind[partition] > 0) {
                position.append(position.isEmpty() ? "" : ".")
                        .append(partition)
                        .append('-')
                        .append(behind[partition] - 1);
            }
        }
        return position.toString();
    }
}
