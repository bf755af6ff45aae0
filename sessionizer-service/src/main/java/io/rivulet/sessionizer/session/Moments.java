package io.rivulet.sessionizer.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.Moment;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The total order of a visitor's events: by time, then the tracker's running number, then id as the log sorts it. */
public final class Moments {

    public static final Comparator<Moment> ORDER = Comparator.comparingLong(Moment::getOccurredAt)
            .thenComparingLong(Moment::getSequence)
            .thenComparing(moment -> moment.getEventId().getBytes(UTF_8), Arrays::compareUnsigned);

    private Moments() {}

    /** Where an event stands. */
    public static Moment of(UserEvent event) {
        return new Moment(event.getOccurredAt().toEpochMilli(), event.getSequence(), event.getEventId());
    }

    /** Whether a comes before b. */
    public static boolean before(Moment a, Moment b) {
        // Ids, which take longest, are hardly ever needed.
        return a.getOccurredAt() == b.getOccurredAt()
                ? !same(a, b) && ORDER.compare(a, b) < 0
                : a.getOccurredAt() < b.getOccurredAt();
    }

    /** Whether they are the same, or both are none; records compare themselves by their schema, which takes longer. */
    public static boolean same(@Nullable Moment a, @Nullable Moment b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.getOccurredAt() == b.getOccurredAt()
                && a.getSequence() == b.getSequence()
                && a.getEventId().equals(b.getEventId());
    }
}
