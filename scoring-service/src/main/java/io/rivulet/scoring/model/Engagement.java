package io.rivulet.scoring.model;

import io.rivulet.schemas.avro.UserProfile;

/** How much a person has to do with us, 0 to 100: how often they come, how long they stay, how much they look at. */
final class Engagement {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private Engagement() {}

    /** min(2·sessions, 30) + min(2·minutes a session, 30) + min(10·pages a session, 40). */
    static Points of(UserProfile profile) {
        // A profile in the middle of a merge can have sums below zero.
        double sessions = Math.max(0, (double) profile.getSessions());
        double minutes = perSession((double) profile.getSessionMillis() / MILLIS_PER_MINUTE, sessions);
        double pages = perSession((double) profile.getPageViews(), sessions);
        return new Points("engagement")
                .plus("sessions", Math.min(2 * sessions, 30))
                .plus("minutes_per_session", Math.min(2 * minutes, 30))
                .plus("pages_per_session", Math.min(10 * pages, 40));
    }

    private static double perSession(double sum, double sessions) {
        return sessions == 0 ? 0 : Math.max(0, sum / sessions);
    }
}
