package io.rivulet.sessionizer.journey;

import java.util.Locale;

/** How far somebody is on the way to becoming a customer, the furthest last. */
public enum Stage {
    /** Looks around. */
    AWARENESS,
    /** Looks at something in particular. */
    INTEREST,
    /** Weighs up. */
    CONSIDERATION,
    /** Does what the site is there for. */
    CONVERSION,
    /** Comes back as a customer. */
    RETENTION;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As facts have it. */
    String word() {
        return word;
    }
}
