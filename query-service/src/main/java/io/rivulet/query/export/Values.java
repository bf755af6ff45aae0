package io.rivulet.query.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values are written as texts. */
final class Values {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Values() {}

    /** A time or a flag, as the API's JSON has it. */
    static String text(Object value) {
        return value instanceof Instant time ? MILLISECONDS.format(time) : value.toString();
    }
}
