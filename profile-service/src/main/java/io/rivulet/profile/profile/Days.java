package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.DayOfPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known by the day. What is too old is measured by the person's last event, which only ever moves on:
 * whatever is still kept in the end was kept all along, in whatever order parts were added.
 */
final class Days {

    static final int KEPT = 90;

    private Days() {}

    static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Visits that began on the day. */
    static List<DayOfPerson> visits(Instant startedAt, long count, @Nullable String deviceType) {
        return deviceType == null
                ? List.of()
                : List.of(new DayOfPerson(of(startedAt), Tally.times(count, deviceType), 0L, 0L));
    }

    /** An event of the day. */
    static List<DayOfPerson> event(Instant occurredAt, String name) {
        return switch (name) {
            case "add_to_cart" -> List.of(new DayOfPerson(of(occurredAt), Map.of(), 1L, 0L));
            case "purchase" -> List.of(new DayOfPerson(of(occurredAt), Map.of(), 0L, 1L));
            default -> List.of();
        };
    }

    /** Both, without what is too old; a day of which nothing is left is no entry. */
    static List<DayOfPerson> sum(List<DayOfPerson> one, List<DayOfPerson> other, Instant lastSeenAt) {
        LocalDate first = lastSeenAt.equals(ProfileSum.NEVER)
                ? LocalDate.MIN
                : of(lastSeenAt).minusDays(KEPT - 1L);
        if (other.isEmpty() && (one.isEmpty() || !one.get(0).getDay().isBefore(first))) {
            return one;
        }
        var days = new TreeMap<LocalDate, DayOfPerson>();
        one.forEach(day -> days.put(day.getDay(), day));
        other.forEach(day -> days.merge(day.getDay(), day, Days::sum));
        return days.tailMap(first, true).values().stream()
                .filter(day -> !isNothing(day))
                .toList();
    }

    private static DayOfPerson sum(DayOfPerson one, DayOfPerson other) {
        return new DayOfPerson(
                one.getDay(),
                Tally.sum(one.getDeviceTypes(), other.getDeviceTypes()),
                one.getCartAdditions() + other.getCartAdditions(),
                one.getPurchases() + other.getPurchases());
    }

    private static boolean isNothing(DayOfPerson day) {
        return day.getDeviceTypes().isEmpty() && day.getCartAdditions() == 0 && day.getPurchases() == 0;
    }
}
