package io.rivulet.collector.redrive;

import org.jspecify.annotations.Nullable;

/** A record that can't be read, now or later, and why; nothing of it is quoted. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    Unreadable(String why) {
        this(why, null);
    }

    Unreadable(String why, @Nullable Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    String why() {
        return why;
    }
}
