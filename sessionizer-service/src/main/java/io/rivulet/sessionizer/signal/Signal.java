package io.rivulet.sessionizer.signal;

import io.rivulet.sessionizer.state.Moment;
import io.rivulet.sessionizer.state.Pending;

/**
 * A conclusion.
 *
 * @param name canonical, snake_case
 * @param anchor the event that it is about
 * @param occurredAt when it became true, epoch milliseconds
 * @param sessionId the session of that event
 * @param personId under whom that event was counted
 * @param properties its grounds, as a JSON object
 */
public record Signal(
        String name, Moment anchor, long occurredAt, String sessionId, String personId, String properties) {

    /** A booking was started and not completed. */
    public static final String BOOKING_ABANDONED = "booking_abandoned";

    /** A service was looked at and not booked. */
    public static final String FUNNEL_ABANDONED = "funnel_abandoned";

    /** Three checks of prices within a week. */
    public static final String PRICE_CHECKED_MULTIPLE_TIMES = "price_checked_multiple_times";

    /** A long visit with nothing to show for it. */
    public static final String HIGH_ENGAGEMENT = "high_engagement_no_conversion";

    /** Somebody hammers at something that does not answer. */
    public static final String RAGE_CLICK = "rage_click";

    static Signal of(Pending pending) {
        Moment anchor = pending.getAnchor();
        long at = pending.getName().equals(RAGE_CLICK) ? anchor.getOccurredAt() : pending.getDueAt();
        String properties = switch (pending.getName()) {
            case FUNNEL_ABANDONED ->
                "{\"reason\":\"quote_viewed_not_booked\",\"time_in_funnel\":" + (at - anchor.getOccurredAt()) + "}";
            case PRICE_CHECKED_MULTIPLE_TIMES -> "{\"checks\":3}";
            default -> "{}";
        };
        return new Signal(pending.getName(), anchor, at, pending.getSessionId(), pending.getPersonId(), properties);
    }
}
