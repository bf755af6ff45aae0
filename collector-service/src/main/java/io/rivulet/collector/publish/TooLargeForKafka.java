package io.rivulet.collector.publish;

/** A record is larger than its topic takes: sending it again would not help. */
public final class TooLargeForKafka extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeForKafka(Throwable cause) {
        super("A record is larger than its topic takes", cause);
    }
}
