package io.rivulet.scoring.model;

import io.rivulet.schemas.avro.UserProfile;
import java.util.List;

/** How near a person is to buying, 0 to 100: half their engagement, and once each for what buyers do. */
final class Lead {

    private static final double SHARE_OF_ENGAGEMENT = 0.5;

    /** By canonical event names: {@code price_checked} is what the formula's author calls pricing_viewed. */
    private static final List<Signal> SIGNALS = List.of(
            new Signal("form_submit", 20),
            new Signal("price_checked", 15),
            new Signal("service_comparison", 10),
            new Signal("contact_info_viewed", 25));

    private Lead() {}

    /**
     * The points of a profile.
     *
     * @param engagement of the same profile, 0 to 100
     */
    static Points of(UserProfile profile, double engagement) {
        var points = new Points("lead").plus("engagement", SHARE_OF_ENGAGEMENT * engagement);
        for (Signal signal : SIGNALS) {
            boolean seen = profile.getEventCounts().getOrDefault(signal.event(), 0L) > 0;
            points.plus(signal.event(), seen ? signal.points() : 0);
        }
        return points.capped();
    }

    private record Signal(String event, double points) {}
}
