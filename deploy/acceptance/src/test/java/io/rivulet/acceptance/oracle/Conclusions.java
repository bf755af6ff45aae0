package io.rivulet.acceptance.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What follows from a visitor's events on a site, each as its definition reads. */
final class Conclusions {

    private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final int MANY_PAGES = 10;

    private Conclusions() {}

    static List<Conclusion> of(List<Counted> inTime, List<List<Counted>> visits) {
        return Stream.of(
                        abandonedBookings(inTime, visits),
                        abandonedFunnels(inTime, visits),
                        repeatedPriceChecks(inTime, visits),
                        fruitlessInterest(visits),
                        visits.stream().flatMap(RageClicks::in).toList(),
                        visits.stream().flatMap(Journeys::in).toList())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** A booking that was started and within 30 minutes neither completed nor started anew. */
    private static List<Conclusion> abandonedBookings(List<Counted> inTime, List<List<Counted>> visits) {
        List<Conclusion> found = new ArrayList<>();
        for (Counted start : named(inTime, Set.of("booking_started"))) {
            if (!follows(inTime, start, Set.of("booking_completed", "booking_started"))) {
                found.add(Conclusion.of("booking_abandoned", start.at() + HALF_AN_HOUR, visitOf(start, visits)));
            }
        }
        return found;
    }

    /** A visit's last look at a service that within 30 minutes led to no booking. */
    private static List<Conclusion> abandonedFunnels(List<Counted> inTime, List<List<Counted>> visits) {
        List<Conclusion> found = new ArrayList<>();
        for (List<Counted> visit : visits) {
            List<Counted> looks = named(visit, Set.of("service_viewed"));
            if (!looks.isEmpty()) {
                Counted last = looks.get(looks.size() - 1);
                if (!follows(inTime, last, Set.of("booking_completed", "service_booked"))) {
                    found.add(Conclusion.of(
                            "funnel_abandoned",
                            last.at() + HALF_AN_HOUR,
                            visit,
                            Map.of(
                                    "reason",
                                    "quote_viewed_not_booked",
                                    "time_in_funnel",
                                    Long.toString(HALF_AN_HOUR))));
                }
            }
        }
        return found;
    }

    private static List<Conclusion> repeatedPriceChecks(List<Counted> inTime, List<List<Counted>> visits) {
        List<Conclusion> found = new ArrayList<>();
        List<Counted> checks = new ArrayList<>();
        for (Counted check : named(inTime, Set.of("price_checked"))) {
            checks.removeIf(earlier -> check.at() - earlier.at() > WEEK);
            checks.add(check);
            if (checks.size() == 3) {
                found.add(Conclusion.of(
                        "price_checked_multiple_times", check.at(), visitOf(check, visits), Map.of("checks", "3")));
                checks.clear();
            }
        }
        return found;
    }

    private static List<Conclusion> fruitlessInterest(List<List<Counted>> visits) {
        return visits.stream()
                .filter(visit -> Summary.pageViews(visit) > MANY_PAGES && Summary.conversions(visit) == 0)
                .map(visit -> Conclusion.of(
                        "high_engagement_no_conversion",
                        visit.get(visit.size() - 1).at(),
                        visit))
                .toList();
    }

    private static List<Counted> visitOf(Counted event, List<List<Counted>> visits) {
        return visits.stream()
                .filter(visit -> visit.contains(event))
                .findFirst()
                .orElseThrow();
    }

    private static boolean follows(List<Counted> inTime, Counted event, Set<String> names) {
        return named(inTime.subList(inTime.indexOf(event) + 1, inTime.size()), names).stream()
                .anyMatch(later -> later.at() - event.at() <= HALF_AN_HOUR);
    }

    private static List<Counted> named(List<Counted> events, Set<String> names) {
        return events.stream().filter(counted -> names.contains(counted.name())).toList();
    }
}
