package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.UserEvent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which service an event of a made-up life shows interest in. */
final class Services {

    private static final Set<String> INTEREST = Set.of(
            "service_viewed",
            "price_checked",
            "availability_checked",
            "quote_requested",
            "booking_started",
            "booking_completed",
            "service_booked");
    private static final Pattern NAMED = Pattern.compile("\"service\":\"([^\"]+)\"");

    private Services() {}

    static @Nullable String of(UserEvent event) {
        Matcher named = NAMED.matcher(event.getProperties());
        return INTEREST.contains(event.getEventName()) && named.find() ? named.group(1) : null;
    }
}
