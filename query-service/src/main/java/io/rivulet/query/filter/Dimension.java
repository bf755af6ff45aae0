package io.rivulet.query.filter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something by which events or visits are told apart.
 *
 * @param name as it is asked for
 * @param onEvents its value for an event {@code e} and the visit {@code s} of that event; null where there is none
 * @param onVisits its value for a visit {@code s}; none where a visit has several
 * @param bucket which stretch of time, where it is one
 */
public record Dimension(
        String name,
        Level level,
        SqlText onEvents,
        @Nullable SqlText onVisits,
        @Nullable TimeBucket bucket) {

    /** What stands for a value that is missing. */
    public static final String NONE = "(none)";

    /** The name of the dimension of events' names. */
    static final String EVENT_NAME = "event:name";

    /** Of what it is an attribute. */
    public enum Level {
        EVENT,
        VISIT,
        TIME
    }

    /** The value under which an event is listed. */
    public SqlText shownOnEvents() {
        return shown(onEvents);
    }

    /** The value under which a visit is listed. */
    public SqlText shownOnVisits() {
        return shown(Objects.requireNonNull(onVisits));
    }

    /** Whether a value is asked of the visit of an event. */
    boolean needsVisit() {
        return level == Level.VISIT;
    }

    /** The same of another range: buckets of time begin with theirs. */
    public Dimension during(TimeRange range) {
        return bucket == null ? this : Dimensions.time(name, bucket, range);
    }

    private static SqlText shown(SqlText value) {
        return SqlText.of("coalesce(").then(value).then(", '" + NONE + "')");
    }
}
