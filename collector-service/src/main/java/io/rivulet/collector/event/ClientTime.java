package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** A time as senders write it: ISO-8601, in UTC where no zone is given, or milliseconds since 1970. */
public final class ClientTime {

    /** What a time may be, for people. */
    public static final String ALLOWED =
            "It must be an ISO-8601 time or milliseconds since 1970, of the years 1990 to 9999.";

    // Older than any page, which logs of the nineties are not. Earlier and later ones are seconds or microseconds taken
    // for milliseconds, or a dead battery.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private ClientTime() {}

    /** The time, in whole milliseconds; empty where the value is none. */
    public static Optional<Instant> parse(JsonNode value) {
        try {
            Instant time =
                    value.isNumber() ? number(value) : text(value.asText().strip());
            boolean plausible = !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
            return plausible ? Optional.of(time.truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant number(JsonNode value) {
        return value.canConvertToLong() ? Instant.ofEpochMilli(value.longValue()) : Instant.MAX;
    }

    private static Instant text(String text) {
        Instant usual = UsualTime.parse(text);
        if (usual != null) {
            return usual;
        }
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Instant.ofEpochMilli(Long.parseLong(text)) : iso(text);
    }

    private static Instant iso(String text) {
        String time = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
