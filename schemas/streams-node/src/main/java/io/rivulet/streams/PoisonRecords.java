package io.rivulet.streams;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts a record that nobody can read aside into {@code rejected-events}, with the place it was found, and lets the
 * topology go on. Where it is the registry that can't be reached nothing is wrong with the record: the stream stops
 * and tries again. */
public final class PoisonRecords implements DeserializationExceptionHandler {

    private static final Logger LOG = Logger.getLogger(PoisonRecords.class);
    private static final byte WIRE_FORMAT = 0;
    private static final int ID_BYTES = 4;

    private @Nullable PutAside aside;

    @Override
    public void configure(Map<String, ?> settings) {
        aside = new PutAside(settings);
    }

    @Override
    public DeserializationHandlerResponse handle(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> poison, Exception reason) {
        String origin = poison.topic() + "/" + poison.partition() + "/" + poison.offset();
        if (!isPoison(poison.value(), reason)) {
            LOG.warnf(reason, "Can't read %s for now", origin);
            return DeserializationHandlerResponse.FAIL;
        }
        boolean putAside = aside().write(
                        origin,
                        poison.value(),
                        "unreadable",
                        "The value is no record of this topic: " + reason.getMessage(),
                        poison.timestamp());
        return putAside ? DeserializationHandlerResponse.CONTINUE : DeserializationHandlerResponse.FAIL;
    }

    /** Whether it is the bytes that are wrong, and not the way to the schema. */
    static boolean isPoison(byte[] value, Throwable reason) {
        if (value == null || value.length <= ID_BYTES || value[0] != WIRE_FORMAT) {
            return true;
        }
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof AvroRuntimeException
                    || cause instanceof EOFException
                    || cause instanceof ArrayIndexOutOfBoundsException
                    || cause instanceof ClassCastException) {
                return true;
            }
            if (cause instanceof HttpTimeoutException || cause instanceof IOException) {
                return false;
            }
        }
        return String.valueOf(reason.getMessage()).contains("not found");
    }

    private PutAside aside() {
        return Objects.requireNonNull(aside);
    }
}
