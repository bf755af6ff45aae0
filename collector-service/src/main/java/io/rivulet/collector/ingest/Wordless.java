package io.rivulet.collector.ingest;

/** A failure for the log: what and where, without its message, which may quote what was sent. */
final class Wordless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wordless(Throwable failure) {
        super(
                failure.getClass().getName(),
                failure.getCause() == null ? null : new Wordless(failure.getCause()),
                false,
                true);
        setStackTrace(failure.getStackTrace());
    }
}
