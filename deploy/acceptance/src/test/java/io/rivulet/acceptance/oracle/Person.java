package io.rivulet.acceptance.oracle;

import io.rivulet.schemas.avro.DayOfPerson;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.Touch;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.WeekOfPerson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a person did, laid on one table, and what it comes to: every field from the whole, none by adding parts. */
final class Person {

    private static final int DAYS = 90;
    private static final int WEEKS = 53;
    private static final List<String> BOOKINGS = List.of("booking_completed", "service_booked");

    final List<UserEvent> events = new ArrayList<>();
    final List<Session> visits = new ArrayList<>();
    final List<String> conclusions = new ArrayList<>();

    UserProfile profile(String personId) {
        List<Instant> moments = Stream.concat(
                        events.stream().map(UserEvent::getOccurredAt),
                        visits.stream().flatMap(visit -> Stream.of(visit.getStartedAt(), visit.getEndedAt())))
                .sorted()
                .toList();
        Instant last = moments.get(moments.size() - 1);
        return UserProfile.newBuilder()
                .setPersonId(personId)
                .setVisitorIds(names(UserEvent::getVisitorId, Session::getVisitorId))
                .setSiteIds(names(UserEvent::getSiteId, Session::getSiteId))
                .setFirstSeenAt(moments.get(0))
                .setLastSeenAt(last)
                .setEvents(events.size())
                .setPageViews(events.stream()
                        .filter(event -> event.getKind() == EventKind.PAGE_VIEW)
                        .count())
                .setSessions(visits.size())
                .setBounces(visits.stream()
                        .filter(visit -> visit.getPageViews() == 1 && visit.getInteractions() == 0)
                        .count())
                .setSessionMillis(visits.stream()
                        .mapToLong(visit -> Duration.between(visit.getStartedAt(), visit.getEndedAt())
                                .toMillis())
                        .sum())
                .setEngagedMillis(
                        visits.stream().mapToLong(Session::getEngagedMillis).sum())
                .setConversionCount(
                        events.stream().filter(UserEvent::getConversion).count())
                .setRevenue(money(events.stream()))
                .setEventCounts(tally(events, UserEvent::getEventName))
                .setDeviceTypes(tally(visits, visit -> visit.getDevice().getType()))
                .setChannels(tally(visits, visit -> visit.getSource().getChannel()))
                .setCountries(tally(visits, visit -> visit.getPlace().getCountry()))
                .setFirstTouch(visits.stream()
                        .map(visit -> new Touch(visit.getStartedAt(), visit.getSource()))
                        .min(Comparator.comparing(Touch::getAt))
                        .orElse(null))
                .setOperatingSystems(tally(visits, visit -> visit.getDevice().getOs()))
                .setBrowsers(tally(visits, visit -> visit.getDevice().getBrowser()))
                .setSources(tally(visits, visit -> visit.getSource().getSource()))
                .setCampaigns(tally(visits, visit -> visit.getSource().getCampaign()))
                .setHabits(tally(visits, visit -> habit(visit.getStartedAt())))
                .setServices(tally(events, Services::of))
                .setConclusions(tally(conclusions, name -> name))
                .setBookingRevenue(money(events.stream().filter(event -> BOOKINGS.contains(event.getEventName()))))
                .setDays(days(day(last)))
                .setWeeks(weeks(monday(last)))
                .build();
    }

    private List<String> names(Function<UserEvent, String> ofEvent, Function<Session, String> ofVisit) {
        return new TreeSet<>(Stream.concat(
                                events.stream().map(ofEvent), visits.stream().map(ofVisit))
                        .toList())
                .stream().limit(100).toList();
    }

    private List<DayOfPerson> days(LocalDate last) {
        return Stream.iterate(last.minusDays(DAYS - 1), day -> !day.isAfter(last), day -> day.plusDays(1))
                .map(day -> new DayOfPerson(
                        day,
                        tally(
                                visits.stream()
                                        .filter(visit ->
                                                day(visit.getStartedAt()).equals(day))
                                        .toList(),
                                visit -> visit.getDevice().getType()),
                        did("add_to_cart", day),
                        did("purchase", day)))
                .filter(day -> !day.getDeviceTypes().isEmpty() || day.getCartAdditions() > 0 || day.getPurchases() > 0)
                .toList();
    }

    private long did(String name, LocalDate day) {
        return events.stream()
                .filter(event -> event.getEventName().equals(name)
                        && day(event.getOccurredAt()).equals(day))
                .count();
    }

    private List<WeekOfPerson> weeks(LocalDate last) {
        return visits.stream()
                .collect(
                        Collectors.groupingBy(visit -> monday(visit.getStartedAt()), TreeMap::new, Collectors.toList()))
                .tailMap(last.minusWeeks(WEEKS - 1))
                .entrySet()
                .stream()
                .map(week -> new WeekOfPerson(
                        week.getKey(),
                        (long) week.getValue().size(),
                        week.getValue().stream()
                                .mapToLong(Session::getPageViews)
                                .sum(),
                        week.getValue().stream()
                                .mapToLong(Session::getEngagedMillis)
                                .sum(),
                        week.getValue().stream()
                                .mapToLong(Session::getConversionCount)
                                .sum()))
                .toList();
    }

    private static String habit(Instant start) {
        long hours = ChronoUnit.HOURS.between(Instant.parse("1969-12-29T00:00:00Z"), start);
        return "%d-%02d".formatted(Math.floorMod(hours, 168) / 24 + 1, Math.floorMod(hours, 24));
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static LocalDate monday(Instant time) {
        return day(time).minusDays(day(time).getDayOfWeek().getValue() - 1L);
    }

    private static <T> Map<String, Long> tally(List<T> all, Function<T, @Nullable String> name) {
        return all.stream()
                .map(name)
                .filter(Objects::nonNull)
                .filter(one -> !one.isBlank())
                .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    }

    private static List<Money> money(Stream<UserEvent> events) {
        return events
                .map(UserEvent::getRevenue)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Money::getCurrency, Money::getAmount, BigDecimal::add, TreeMap::new))
                .entrySet()
                .stream()
                .filter(sum -> sum.getValue().signum() != 0)
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
