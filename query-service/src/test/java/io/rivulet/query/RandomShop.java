package io.rivulet.query;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;

import io.rivulet.query.projection.Feed;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits and events by chance, the same ones for the same seed; values repeat and are often missing. */
public final class RandomShop {

    private static final Duration SPAN = Duration.ofDays(9);

    private final Random chance;
    private final String site;
    private final Instant begin;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Session> visits = new HashMap<>();

    private RandomShop(long seed, String site, Instant begin) {
        this.chance = new Random(seed);
        this.site = site;
        this.begin = begin;
    }

    /** An event, whose it is, and the visit of which it is part, if of one. */
    public record Event(
            UserEvent told, String person, @Nullable Session visit) {}

    public static RandomShop of(long seed, String site, Instant begin, int visits) {
        var shop = new RandomShop(seed, site, begin);
        for (int i = 0; i < visits; i++) {
            shop.visit("visitor-" + shop.chance.nextInt(visits / 4), "v" + i + "-" + site);
        }
        for (int i = 0; i < visits / 10; i++) {
            // Too late for a visit.
            String visitor = "visitor-" + shop.chance.nextInt(visits / 4);
            shop.events.add(new Event(
                    shop.event(visitor, shop.anyTime(), shop.source(), shop.device(), shop.place(), false),
                    person(visitor),
                    null));
        }
        return shop;
    }

    public List<Event> events() {
        return events;
    }

    public List<Session> visits() {
        return List.copyOf(visits.values());
    }

    /** As the streams services would tell it. */
    public Feed told() {
        var feed = new Feed();
        for (Event event : events) {
            feed.fact(
                    0,
                    event.person(),
                    CountedEvent.newBuilder()
                            .setEvent(event.told())
                            .setSessionId(
                                    event.visit() == null ? null : event.visit().getSessionId())
                            .setPlaceInSession(1)
                            .build());
        }
        visits.forEach((id, visit) -> feed.arrives(Topics.SESSIONS, 0, id, visit));
        return feed;
    }

    // Several visitors are one person.
    private static String person(String visitor) {
        return "person-" + (Integer.parseInt(visitor.substring(visitor.indexOf('-') + 1)) / 2);
    }

    private void visit(String visitor, String id) {
        boolean bot = chance.nextInt(20) == 0;
        boolean gone = chance.nextInt(20) == 0;
        Source source = source();
        Device device = device();
        Place place = place();
        List<UserEvent> told = new ArrayList<>();
        Instant time = anyTime();
        for (int i = 0; i <= chance.nextInt(6); i++) {
            // Most events say the same as their visit, some do not.
            told.add(event(visitor, time, chance.nextInt(3) == 0 ? source() : source, device, place, bot));
            // Some at once: then the sequence says which was first.
            time = time.plusSeconds(chance.nextInt(4) == 0 ? 0 : chance.nextInt(1200));
        }
        told.sort(Comparator.comparing(UserEvent::getOccurredAt).thenComparing(UserEvent::getSequence));
        Session visit = Session.newBuilder()
                .setSessionId(id)
                .setSiteId(site)
                .setVisitorId(visitor)
                .setPersonId(person(visitor))
                .setState(
                        gone
                                ? SessionState.MERGED_INTO
                                : chance.nextBoolean() ? SessionState.OPEN : SessionState.CLOSED)
                .setMergedInto(gone ? "another" : null)
                .setRevision(1)
                .setStartedAt(told.get(0).getOccurredAt())
                .setEndedAt(told.get(told.size() - 1).getOccurredAt())
                .setEvents(told.size())
                .setPageViews(count(told, event -> event.getKind() == EventKind.PAGE_VIEW))
                .setInteractions(count(told, event -> event.getKind() == EventKind.INTERACTION))
                .setConversionCount(count(told, UserEvent::getConversion))
                .setEngagedMillis(0)
                .setRevenue(List.of())
                .setEntryPage(told.get(0).getPage().getPath())
                .setExitPage(told.get(told.size() - 1).getPage().getPath())
                .setSource(source)
                .setReferrer(maybe("https://news.example/"))
                .setDevice(device)
                .setPlace(place)
                .setBot(bot)
                .build();
        visits.put(id, visit);
        if (!gone) {
            told.forEach(event -> events.add(new Event(event, person(visitor), visit)));
        }
    }

    private UserEvent event(String visitor, Instant time, Source source, Device device, Place place, boolean bot) {
        var event = anEvent()
                .id("shop-" + site + "-" + chance.nextLong())
                .on(site)
                .by(visitor)
                .at(time)
                .sequence(chance.nextInt(1_000_000))
                .from(source)
                .properties(any(
                        "{\"color\":\"red\",\"depth\":25}",
                        "{\"color\":\"Blue\",\"maxDepth\":80}",
                        "{\"maxDepth\":\"high\"}",
                        "{}"));
        switch (chance.nextInt(6)) {
            case 0, 1, 2 -> event.view(any("/", "/a", "/a/b"));
            case 3 -> event.interaction("click");
            case 4 -> event.named("scroll_depth", EventKind.PASSIVE);
            default -> event.purchase(any("20", "7.5", "-5"));
        }
        UserEvent built = event.build();
        String path = any("/", "/a", "/a/b", "/A/50%_off");
        return UserEvent.newBuilder(built)
                .setPage(Page.newBuilder()
                        .setPath(maybe(path, path, path, path, path, path))
                        .setUrl(maybe("https://Shop.example:8443" + path, "http://www.example?x=1"))
                        .setReferrer(maybe("https://other.example/"))
                        .build())
                .setRevenue(
                        built.getRevenue() == null
                                ? null
                                : money(built.getRevenue().getAmount()))
                .setDevice(device)
                .setPlace(place)
                .setBot(bot)
                .build();
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, any("EUR", "GBP", "GBP"));
    }

    private Source source() {
        return Source.newBuilder()
                .setChannel(any("direct", "organic_search"))
                .setSource(maybe("google", "Google", "newsletter"))
                .setMedium(maybe("cpc"))
                .setCampaign(maybe("spring", "winter"))
                .setTerm(maybe("phone"))
                .setContent(maybe("banner"))
                .build();
    }

    private Device device() {
        return Device.newBuilder()
                .setType(maybe("desktop", "mobile"))
                .setOs(maybe("Linux", "iOS"))
                .setBrowser(maybe("Firefox", "Safari"))
                .setBrowserVersion(maybe("128", "17"))
                .build();
    }

    private Place place() {
        return Place.newBuilder()
                .setCountry(maybe("GB", "FR"))
                .setRegion(maybe("ENG"))
                .setCity(maybe("Leeds", "Paris"))
                .build();
    }

    private Instant anyTime() {
        return begin.plusMillis((long) (chance.nextDouble() * (double) SPAN.toMillis()));
    }

    private static int count(List<UserEvent> events, Predicate<UserEvent> which) {
        return (int) events.stream().filter(which).count();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> T any(T... values) {
        return Arrays.asList(values).get(chance.nextInt(values.length));
    }

    private @Nullable String maybe(String... values) {
        return chance.nextInt(values.length + 1) == 0 ? null : any(values);
    }
}
