package io.rivulet.query.live;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a frame tells of. */
enum Kind {
    /** The numbers of {@code /realtime}, when they have changed. */
    METRIC_UPDATE,
    /** Something that a visitor did. */
    EVENT,
    /** A visit that began, went on or ended. */
    SESSION_UPDATE,
    /** New scores of a person. */
    SCORE_UPDATE,
    /** Something that somebody should know. */
    ALERT;

    static Set<Kind> all() {
        return EnumSet.allOf(Kind.class);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
