package io.rivulet.collector.publish;

import io.rivulet.schemas.Topic;
import io.rivulet.schemas.WireSerde;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic's values as bytes, without asking the registry again: its serializer looks its schema up anew from time to
 * time, and a look-up on an event loop stops all requests on it. The schema's id, once dealt, never changes.
 */
final class WireForm<V extends SpecificRecord> {

    /** Magic byte and schema id. */
    private static final int PREFIX_BYTES = 5;

    private static final int USUAL_BYTES = 1024;
    // A thread that once wrote half a megabyte need not keep room for it.
    private static final int KEPT_BYTES = 16 * 1024;
    private static final ThreadLocal<Desk> DESKS = ThreadLocal.withInitial(Desk::new);

    private final byte[] prefix;
    private final DatumWriter<V> writer;

    /** What a thread writes a value with, and the next one again. */
    private static final class Desk {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        private @Nullable BinaryEncoder encoder;

        /** Clear of whatever came before, even if that broke off. */
        BinaryEncoder cleared() {
            bytes.reset();
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            return encoder;
        }
    }

    private WireForm(byte[] prefix, DatumWriter<V> writer) {
        this.prefix = prefix;
        this.writer = writer;
    }

    /**
     * Registers the topic's schema; blocks until the registry has answered.
     *
     * @param sample any value of the topic
     * @throws RuntimeException when the registry can't be reached or refuses the schema
     */
    static <V extends SpecificRecord> WireForm<V> registered(Topic<V> topic, V sample, String registryUrl) {
        return registered(topic, sample, new SpecificDatumWriter<>(topic.valueType()), registryUrl);
    }

    /**
     * The same with a writer of its own.
     *
     * @param writer of its values
     * @throws RuntimeException when the registry can't be reached or refuses the schema
     * @throws IllegalStateException when the writer writes something else than the schema wants
     */
    static <V extends SpecificRecord> WireForm<V> registered(
            Topic<V> topic, V sample, DatumWriter<V> writer, String registryUrl) {
        try (Serializer<V> serializer = WireSerde.serializer(topic, registryUrl)) {
            byte[] written = serializer.serialize(topic.name(), sample);
            var form = new WireForm<>(Arrays.copyOf(written, PREFIX_BYTES), writer);
            if (!Arrays.equals(form.of(sample), written)) {
                throw new IllegalStateException(writer.getClass().getSimpleName()
                        + " does not write what the schema of " + topic.name() + " wants");
            }
            return form;
        }
    }

    byte[] of(V value) {
        Desk desk = DESKS.get();
        BinaryEncoder encoder = desk.cleared();
        desk.bytes.writeBytes(prefix);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        if (desk.bytes.size() > KEPT_BYTES) {
            DESKS.remove();
        }
        return desk.bytes.toByteArray();
    }
}
