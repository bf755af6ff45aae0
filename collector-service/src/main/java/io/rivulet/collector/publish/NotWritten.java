package io.rivulet.collector.publish;

/** Kafka has not confirmed every record of a request: the sender must send all of it again. */
public final class NotWritten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotWritten(String why, Throwable cause) {
        super(why, cause);
    }

    NotWritten(String why) {
        super(why);
    }
}
