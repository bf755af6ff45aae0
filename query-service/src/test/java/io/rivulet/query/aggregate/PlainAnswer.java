package io.rivulet.query.aggregate;

import io.rivulet.query.RandomShop.Event;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a question's answer must be, counted one by one over lists: no SQL, no joins, nothing of the service's own. */
final class PlainAnswer {

    private final List<Event> events;
    private final List<Session> visits;
    /** From an event to the next one of its visit, in milliseconds; of the last one there is none. */
    private final Map<Event, Long> pauses = new HashMap<>();

    PlainAnswer(List<Event> events, List<Session> visits, Instant from, Instant until) {
        this.events = events.stream()
                .filter(event -> !event.told().getBot() && within(event.told().getOccurredAt(), from, until))
                .toList();
        this.visits = visits.stream()
                .filter(visit -> !visit.getBot()
                        && visit.getState() != SessionState.MERGED_INTO
                        && within(visit.getStartedAt(), from, until))
                .toList();
        Map<Session, List<Event>> byVisit = new HashMap<>();
        events.stream()
                .filter(event -> event.visit() != null)
                .forEach(event -> byVisit.computeIfAbsent(
                                Objects.requireNonNull(event.visit()), key -> new ArrayList<>())
                        .add(event));
        byVisit.values().forEach(this::pauses);
    }

    private void pauses(List<Event> ofVisit) {
        ofVisit.sort(Comparator.comparing((Event event) -> event.told().getOccurredAt())
                .thenComparing(event -> event.told().getSequence())
                .thenComparing(event -> event.told().getEventId()));
        for (int i = 1; i < ofVisit.size(); i++) {
            Event event = ofVisit.get(i - 1);
            pauses.put(
                    event,
                    ofVisit.get(i).told().getOccurredAt().toEpochMilli()
                            - event.told().getOccurredAt().toEpochMilli());
        }
    }

    /** A dimension: of an event, and of a visit where it has one. */
    record By(
            String name,
            Function<Event, @Nullable String> ofEvent,
            @Nullable Function<Session, @Nullable String> ofVisit) {}

    /** A filter: of an event; and whether a visit passes by itself, where the filter does not speak of events. */
    record Where(
            String json, Predicate<Event> ofEvent, @Nullable Predicate<Session> ofVisit) {}

    List<Event> events() {
        return events;
    }

    Map<List<String>, List<Object>> of(List<String> metrics, List<By> by, Where where) {
        List<Event> passing = events.stream()
                .filter(where.ofEvent())
                .filter(event -> by.stream()
                        .noneMatch(one ->
                                one.name().equals("event:goal") && one.ofEvent().apply(event) == null))
                .toList();
        var theirs = passingVisits(where);
        Map<List<String>, List<Event>> eventGroups = new HashMap<>();
        passing.forEach(event -> eventGroups
                .computeIfAbsent(
                        by.stream()
                                .map(one -> shown(one.ofEvent().apply(event)))
                                .toList(),
                        key -> new ArrayList<>())
                .add(event));
        Map<List<String>, List<Session>> visitGroups = new HashMap<>();
        boolean byVisits = by.stream().allMatch(one -> one.ofVisit() != null);
        if (byVisits && metrics.stream().anyMatch(List.of("visits", "bounce_rate", "visit_duration")::contains)) {
            theirs.forEach(visit -> visitGroups
                    .computeIfAbsent(
                            by.stream()
                                    .map(one -> shown(Objects.requireNonNull(one.ofVisit())
                                            .apply(visit)))
                                    .toList(),
                            key -> new ArrayList<>())
                    .add(visit));
        }
        if (by.isEmpty()) {
            eventGroups.putIfAbsent(List.of(), List.of());
        }
        boolean byEvents = by.stream().anyMatch(one -> one.name().startsWith("event:"));
        Map<List<String>, List<Object>> rows = new HashMap<>();
        List<List<String>> keys = new ArrayList<>(eventGroups.keySet());
        keys.addAll(byEvents && !metrics.contains("bounce_rate") ? List.of() : visitGroups.keySet());
        for (List<String> key : keys) {
            List<Event> group = eventGroups.getOrDefault(key, List.of());
            List<Session> visitGroup = visitGroups.getOrDefault(key, List.of());
            rows.put(
                    key,
                    metrics.stream()
                            .map(metric -> metric(metric, group, visitGroup, passing, byEvents))
                            .toList());
        }
        return rows;
    }

    private List<Session> passingVisits(Where where) {
        Predicate<Session> alone = where.ofVisit();
        return visits.stream()
                .filter(visit -> alone != null
                        ? alone.test(visit)
                        : events.stream().filter(where.ofEvent()).anyMatch(event -> visit.equals(event.visit())))
                .toList();
    }

    private Object metric(
            String metric, List<Event> group, List<Session> visitGroup, List<Event> passing, boolean byEvents) {
        return switch (metric) {
            case "visitors" -> number(visitors(group));
            case "visits" ->
                number(
                        byEvents
                                ? (double) group.stream()
                                        .map(Event::visit)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .count()
                                : visitGroup.size());
            case "pageviews" ->
                number((double) group.stream()
                        .filter(event -> event.told().getKind() == EventKind.PAGE_VIEW)
                        .count());
            case "events" -> number(group.size());
            case "views_per_visit" ->
                mean(visitGroup.stream()
                        .map(visit -> number(visit.getPageViews()))
                        .toList());
            case "bounce_rate" ->
                mean(visitGroup.stream()
                        .map(visit -> number(visit.getPageViews() == 1 && visit.getInteractions() == 0 ? 100 : 0))
                        .toList());
            case "visit_duration" ->
                mean(visitGroup.stream()
                        .map(visit -> BigDecimal.valueOf(
                                visit.getEndedAt().toEpochMilli()
                                        - visit.getStartedAt().toEpochMilli(),
                                3))
                        .toList());
            case "percentage" -> share(visitors(group), visitors(passing));
            case "conversion_rate" -> share(visitors(group), visitors(events));
            case "scroll_depth" -> depth(group);
            case "time_on_page" -> time(group);
            case "total_revenue" -> money(group, false);
            case "average_revenue" -> money(group, true);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private static BigDecimal depth(List<Event> group) {
        Map<List<Object>, BigDecimal> farthest = new HashMap<>();
        for (Event event : group) {
            String properties = event.told().getProperties();
            if (!event.told().getEventName().equals("scroll_depth")) {
                continue;
            }
            List<Object> page = List.of(
                    event.told().getVisitorId(),
                    event.visit() == null ? "" : event.visit().getSessionId(),
                    String.valueOf(event.told().getPage().getPath()));
            if (properties.contains("25")) {
                farthest.merge(page, number(25), BigDecimal::max);
            } else if (properties.contains("80")) {
                farthest.merge(page, number(80), BigDecimal::max);
            }
        }
        return mean(farthest.values());
    }

    private BigDecimal time(List<Event> group) {
        long millis = group.stream()
                .mapToLong(event -> Math.min(pauses.getOrDefault(event, 0L), 30_000))
                .sum();
        long theirs = group.stream()
                .map(Event::visit)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return theirs == 0
                ? number(0)
                : BigDecimal.valueOf(millis, 3).divide(BigDecimal.valueOf(theirs), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, BigDecimal> money(List<Event> group, boolean average) {
        Map<String, List<BigDecimal>> amounts = new TreeMap<>();
        group.forEach(event -> {
            var revenue = event.told().getRevenue();
            if (revenue != null) {
                amounts.computeIfAbsent(revenue.getCurrency(), key -> new ArrayList<>())
                        .add(revenue.getAmount());
            }
        });
        Map<String, BigDecimal> told = new TreeMap<>();
        amounts.forEach((currency, all) -> {
            BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal value = average ? sum.divide(number(all.size()), 6, RoundingMode.HALF_UP) : sum;
            told.put(currency, value.setScale(6, RoundingMode.UNNECESSARY));
        });
        return told;
    }

    private static int visitors(List<Event> group) {
        return (int) group.stream()
                .map(event -> event.told().getVisitorId())
                .distinct()
                .count();
    }

    private static BigDecimal share(int part, int whole) {
        return whole == 0 ? number(0) : number(100.0 * part).divide(number(whole), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal mean(Collection<BigDecimal> values) {
        if (values.isEmpty()) {
            return number(0);
        }
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(number(values.size()), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : value;
    }

    private static boolean within(Instant time, Instant from, Instant until) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
