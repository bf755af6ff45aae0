package io.rivulet.sessionizer.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.Moment;
import java.util.Arrays;
import java.util.Comparator;

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
        return a.getOccurredAt() == b.getOccurredAt() ? ORDER.compare(a, b) < 0 : a.getOccurredAt() < b.getOccurredAt();
    }
}
