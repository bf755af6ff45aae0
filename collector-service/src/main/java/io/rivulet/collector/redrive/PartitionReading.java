package io.rivulet.collector.redrive;

import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.collector.personal.SealedPayload.CannotOpen;
import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One look into a partition.
 *
 * @param deadline of {@link System#nanoTime()}
 */
record PartitionReading(
        Consumer<byte[], byte[]> consumer,
        TopicPartition partition,
        RejectedForm form,
        SealedPayload sealed,
        long deadline) {

    private static final Duration POLL = Duration.ofMillis(250);
    // One answer holds no more, and as much again while it is written.
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    // To read past what lies between is cheaper than to ask for the next place by itself.
    private static final int NEAR = 500;

    /**
     * Reads on from a place or a time.
     *
     * @throws RejectedTopic.Elsewhere when the place lies in another partition
     */
    RejectedPage page(Wanted wanted) {
        long end = end();
        long position = start(wanted, end);
        consumer.seek(partition, position);
        List<RejectedRecord> found = new ArrayList<>();
        long bytes = 0;
        while (position < end && hasTime()) {
            for (ConsumerRecord<byte[], byte[]> written : consumer.poll(POLL).records(partition)) {
                position = written.offset() + 1;
                RejectedRecord record = record(written);
                if (record != null && wanted.has(record)) {
                    found.add(record);
                    bytes += record.event().getPayload().remaining();
                }
                // Asking the registry takes time as well.
                if (found.size() == wanted.limit() || bytes > MAX_BYTES || !hasTime()) {
                    return new RejectedPage(found, place(position), position < end);
                }
            }
            position = Math.max(position, consumer.position(partition));
        }
        return new RejectedPage(found, place(position), position < end);
    }

    RejectedTopic.Found at(String siteId, Collection<RejectedId> places) {
        long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = end();
        var offsets = new TreeSet<Long>();
        places.stream()
                .filter(place -> place.partition() == partition.partition())
                .map(RejectedId::offset)
                .filter(offset -> offset >= begin && offset < end)
                .forEach(offsets::add);
        Map<RejectedId, RejectedRecord> found = new HashMap<>();
        long bytes = 0;
        while (!offsets.isEmpty() && hasTime() && bytes < MAX_BYTES) {
            long next = offsets.first();
            long position = consumer.position(partition);
            if (position > next || position + NEAR < next) {
                consumer.seek(partition, next);
            }
            for (ConsumerRecord<byte[], byte[]> written : consumer.poll(POLL).records(partition)) {
                if (offsets.remove(written.offset())) {
                    RejectedRecord record = record(written);
                    if (record != null && record.event().getSiteId().equals(siteId)) {
                        found.put(record.id(), record);
                        bytes += record.event().getPayload().remaining();
                    }
                }
            }
            // What is not there although its neighbours are: compacted away, or a mark of a transaction.
            offsets.headSet(consumer.position(partition)).clear();
        }
        return new RejectedTopic.Found(
                found,
                offsets.stream()
                        .map(offset -> new RejectedId(partition.partition(), offset))
                        .collect(Collectors.toSet()));
    }

    private long end() {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private long start(Wanted wanted, long end) {
        long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Instant since = wanted.since();
        if (since != null) {
            OffsetAndTimestamp at = consumer.offsetsForTimes(Map.of(partition, Math.max(0, since.toEpochMilli())))
                    .get(partition);
            start = at == null ? end : at.offset();
        }
        RejectedId after = wanted.after();
        if (after == null) {
            return start;
        }
        if (after.partition() != partition.partition()) {
            // To begin anew would show the same events for ever to whoever goes on like this.
            throw new RejectedTopic.Elsewhere(partition);
        }
        return Math.max(start, after.offset() + 1);
    }

    private @Nullable RejectedId place(long position) {
        return position == 0 ? null : new RejectedId(partition.partition(), position - 1);
    }

    private boolean hasTime() {
        return System.nanoTime() < deadline;
    }

    private @Nullable RejectedRecord record(ConsumerRecord<byte[], byte[]> written) {
        if (written.value() == null) {
            return null;
        }
        var id = new RejectedId(written.partition(), written.offset());
        try {
            RejectedEvent event = form.read(written.value());
            return new RejectedRecord(id, event, opened(event));
        } catch (Unreadable e) {
            // Its key says whose it is: it must not keep anybody from the others.
            String siteId = written.key() == null ? "" : new String(written.key(), StandardCharsets.UTF_8);
            return RejectedRecord.unreadable(id, siteId, Instant.ofEpochMilli(written.timestamp()), e.why());
        }
    }

    private @Nullable ByteBuffer opened(RejectedEvent event) {
        try {
            return ByteBuffer.wrap(sealed.open(event));
        } catch (CannotOpen e) {
            return null;
        }
    }
}
