package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.WeekOfPerson;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeMap;

/** How much a person came, week by week. What is too old goes by the same rule as days. */
final class Weeks {

    static final int KEPT = 53;

    private Weeks() {}

    static LocalDate monday(Instant time) {
        return Days.of(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** A visit, so many times. */
    static List<WeekOfPerson> visit(long times, Session session) {
        return List.of(new WeekOfPerson(
                monday(session.getStartedAt()),
                times,
                times * session.getPageViews(),
                times * session.getEngagedMillis(),
                times * session.getConversionCount()));
    }

    /** Both, without what is too old; a week of which nothing is left is no entry. */
    static List<WeekOfPerson> sum(List<WeekOfPerson> one, List<WeekOfPerson> other, Instant lastSeenAt) {
        LocalDate first = lastSeenAt.equals(ProfileSum.NEVER)
                ? LocalDate.MIN
                : monday(lastSeenAt).minusWeeks(KEPT - 1L);
        if (other.isEmpty() && (one.isEmpty() || !one.get(0).getMonday().isBefore(first))) {
            return one;
        }
        var weeks = new TreeMap<LocalDate, WeekOfPerson>();
        one.forEach(week -> weeks.put(week.getMonday(), week));
        other.forEach(week -> weeks.merge(week.getMonday(), week, Weeks::sum));
        return weeks.tailMap(first, true).values().stream()
                .filter(week -> !isNothing(week))
                .toList();
    }

    private static WeekOfPerson sum(WeekOfPerson one, WeekOfPerson other) {
        return new WeekOfPerson(
                one.getMonday(),
                one.getSessions() + other.getSessions(),
                one.getPageViews() + other.getPageViews(),
                one.getEngagedMillis() + other.getEngagedMillis(),
                one.getConversionCount() + other.getConversionCount());
    }

    private static boolean isNothing(WeekOfPerson week) {
        return week.getSessions() == 0
                && week.getPageViews() == 0
                && week.getEngagedMillis() == 0
                && week.getConversionCount() == 0;
    }
}
