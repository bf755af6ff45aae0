package io.rivulet.bench.stand;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** How far who reads a topic has come, by what it has committed. */
public final class Progress implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final String topic;

    public Progress(String kafka, String group, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
        this.group = group;
        this.topic = topic;
    }

    /** Records read and done with, of all partitions. */
    public long records() {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(partition -> partition.getKey().topic().equals(topic))
                    .map(Map.Entry::getValue)
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not tell how far " + group + " is", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
