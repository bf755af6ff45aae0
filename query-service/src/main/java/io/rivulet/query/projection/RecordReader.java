package io.rivulet.query.projection;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Rejection;
import io.rivulet.schemas.avro.SessionEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records' bytes. What can't be read comes back refused, with the reason; a registry that is away is not a reason. */
final class RecordReader {

    /** The registry doesn't answer, so that nobody knows whether a record can be read. */
    static final class RegistryAwayException extends Exception {
        private static final long serialVersionUID = 1L;

        RegistryAwayException(Throwable cause) {
            super("The schema registry doesn't answer", cause);
        }
    }

    private static final int MAGIC_AND_ID = 5;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String registryUrl;
    private final Map<String, Deserializer<? extends SpecificRecord>> readers = new HashMap<>();

    RecordReader(Collection<Topic<?>> topics, String registryUrl) {
        this.registryUrl = registryUrl;
        topics.forEach(topic -> readers.put(topic.name(), WireSerde.deserializer(topic, registryUrl)));
    }

    Arrival read(ConsumerRecord<String, byte[]> record) throws RegistryAwayException {
        byte[] bytes = record.value();
        if (bytes == null) {
            return new Arrival(record, null, null);
        }
        if (bytes.length < MAGIC_AND_ID || bytes[0] != 0) {
            return refused(record, "not_avro", "The value has no Avro schema id before it");
        }
        try {
            return checked(record, decode(record));
        } catch (RuntimeException failure) {
            if (!knowsSchema(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt(), failure)) {
                return refused(record, "unknown_schema", "The registry has no schema of the value's id");
            }
            // The registry is there now, which it may not have been a moment ago.
            return again(record);
        }
    }

    private Arrival again(ConsumerRecord<String, byte[]> record) {
        try {
            return checked(record, decode(record));
        } catch (RuntimeException failure) {
            return refused(record, "undecodable", "The value is not what its schema says");
        }
    }

    private SpecificRecord decode(ConsumerRecord<String, byte[]> record) {
        Deserializer<? extends SpecificRecord> reader = readers.get(record.topic());
        if (reader == null) {
            throw new IllegalStateException("Nobody reads " + record.topic());
        }
        return reader.deserialize(record.topic(), record.value());
    }

    private static Arrival checked(ConsumerRecord<String, byte[]> record, SpecificRecord value) {
        if (value instanceof SessionEvent fact
                && fact.getFact() instanceof CountedEvent counted
                && !EventDays.isPossible(counted.getEvent().getOccurredAt())) {
            return refused(record, "impossible_time", "occurred_at is outside the years 1970 to 9999");
        }
        return new Arrival(record, value, null);
    }

    private boolean knowsSchema(int id, RuntimeException failure) throws RegistryAwayException {
        var request = HttpRequest.newBuilder(URI.create(registryUrl + "/ids/contentIds/" + id))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200 && status != 404) {
                throw new RegistryAwayException(failure);
            }
            return status == 200;
        } catch (IOException e) {
            throw new RegistryAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryAwayException(e);
        }
    }

    private static Arrival refused(ConsumerRecord<String, byte[]> record, String code, String detail) {
        return new Arrival(record, null, new Rejection(code, "", detail));
    }
}
