package io.rivulet.collector.limit;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How many in a time: so many at once, and then as many again over each such time.
 *
 * @param count at least 1
 */
public record Rate(long count, Duration per) {

    /** As many as one likes. */
    public static final Rate OFF = new Rate(Long.MAX_VALUE, Duration.ofSeconds(1));

    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final long MAX_COUNT = 1_000_000_000;
    private static final Duration MAX_PER = Duration.ofDays(1);

    /**
     * As settings write it: {@code 100/min}, {@code 20/s}, {@code 5000/PT10M}, {@code off}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Rate of(String text) {
        String rate = text.strip().toLowerCase(Locale.ROOT);
        if (rate.equals("off")) {
            return OFF;
        }
        String[] parts = rate.split("/", -1);
        try {
            long count = Long.parseLong(parts[0].strip());
            Duration per = parts.length == 2 ? per(parts[1].strip()) : Duration.ZERO;
            if (count >= 1 && count <= MAX_COUNT && per.compareTo(Duration.ZERO) > 0 && per.compareTo(MAX_PER) <= 0) {
                return new Rate(count, per);
            }
        } catch (NumberFormatException | DateTimeException e) {
            // Said below, for all of them.
        }
        throw new IllegalArgumentException(
                text + " is no rate; 100/min, 20/s, 3000/h, 5000/PT10M (up to a day) and off are allowed");
    }

    private static Duration per(String text) {
        Duration unit = UNITS.get(text);
        return unit == null ? Duration.parse(text) : unit;
    }

    boolean isOff() {
        return count == Long.MAX_VALUE;
    }
}
