package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.Moment;
import java.util.Comparator;

/** The total order of a visitor's events: by time, then the tracker's running number, then id. */
public final class Moments {

    public static final Comparator<Moment> ORDER = Comparator.comparingLong(Moment::getOccurredAt)
            .thenComparingLong(Moment::getSequence)
            .thenComparing(Moment::getEventId);

    private Moments() {}

    /** Where an event stands. */
    public static Moment of(UserEvent event) {
        return new Moment(event.getOccurredAt().toEpochMilli(), event.getSequence(), event.getEventId());
    }

    /** Whether a comes before b. */
    public static boolean before(Moment a, Moment b) {
        return ORDER.compare(a, b) < 0;
    }
}
