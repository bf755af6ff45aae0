package io.rivulet.deploy.local.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header of RFC 9110, 10.2.3: seconds or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long from {@code now}; zero for what is neither, or past. */
    static Duration parse(String value, Instant now) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip())));
        } catch (NumberFormatException notSeconds) {
            try {
                Duration until = Duration.between(
                        now,
                        ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
                return until.isNegative() ? Duration.ZERO : until;
            } catch (DateTimeException neither) {
                return Duration.ZERO;
            }
        }
    }
}
