package io.rivulet.query;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shop's fortnight in March, and what happens in it right now: enough of everything that every screen has something. */
final class Shop {

    static final String FIRST_DAY = "2026-03-02";
    static final String LAST_DAY = "2026-03-15";

    private static final int DAYS = 14;
    private static final int VISITORS = 23;
    private static final String[] PAGES = {"/", "/repairs", "/repairs/screen", "/accessories", "/cart", "/contact"};
    private static final String[] COUNTRIES = {"GB", "GB", "DE", "FR", "GB"};
    private static final String[] DEVICES = {"desktop", "mobile", "mobile", "tablet"};
    /** How many come to the steady site on a Monday, and so on. */
    private static final int[] WEEK = {5, 3, 4, 4, 6, 2, 1};

    private static final List<Source> SOURCES = List.of(
            source("organic_search", "google", null),
            source("email", "newsletter", "spring"),
            source("direct", null, null),
            source("referral", "forum.example", null));

    private final Topography topics;
    private final String site;
    private final List<Map<String, Object>> told = new ArrayList<>();
    private final Map<String, String> segments = new TreeMap<>();

    Shop(Topography topics, String site) {
        this.topics = topics;
        this.site = site;
    }

    private static Source source(String channel, @Nullable String name, @Nullable String campaign) {
        return Source.newBuilder()
                .setChannel(channel)
                .setSource(name)
                .setCampaign(campaign)
                .build();
    }

    /** How many events it has in its fortnight. */
    int fortnight() {
        int events = 0;
        for (int day = 0; day < DAYS; day++) {
            Instant morning = Instant.parse(FIRST_DAY + "T08:00:00Z").plus(Duration.ofDays(day));
            for (int visit = 0; visit < 3 + (day * 5) % 4; visit++) {
                events += visit(day * 7 + visit, morning.plus(Duration.ofMinutes(47L * visit)));
            }
        }
        return events;
    }

    private int visit(int number, Instant from) {
        String visitor = visitor(number % VISITORS);
        String id = "visit-" + number + "-" + site;
        Source source = SOURCES.get((number * 3) % SOURCES.size());
        int pages = 1 + (number * 5) % 4;
        for (int page = 0; page < pages; page++) {
            tell(
                    visitor,
                    id,
                    event(id + page, visitor, source)
                            .view(PAGES[(number + page * page) % PAGES.length])
                            .at(from.plusSeconds(40L * page)));
        }
        tell(
                visitor,
                id,
                event(id + "product", visitor, source)
                        .interaction("product_view")
                        .at(from.plusSeconds(5))
                        .properties(product(number)));
        int trouble = trouble(number, visitor, id, source, from.plusSeconds(8));
        boolean buys = number % 4 == 1;
        Instant until = from.plusSeconds(40L * (pages - 1) + (buys ? 25 : 0));
        if (buys) {
            tell(
                    visitor,
                    id,
                    event(id + "order", visitor, source)
                            .purchase(20 + number % 50 + ".90")
                            .at(until)
                            .properties(product(number).replace("{", "{\"orderId\":\"" + id + "\",")));
        }
        topics.write(
                Topics.SESSIONS,
                id,
                Session.newBuilder()
                        .setSessionId(id)
                        .setSiteId(site)
                        .setVisitorId(visitor)
                        .setPersonId(visitor)
                        .setState(SessionState.CLOSED)
                        .setRevision(1)
                        .setStartedAt(from)
                        .setEndedAt(until)
                        .setEvents(pages + trouble + (buys ? 2 : 1))
                        .setPageViews(pages)
                        .setInteractions(trouble + (buys ? 2 : 1))
                        .setConversionCount(buys ? 1 : 0)
                        .setEngagedMillis(Duration.between(from, until).toMillis())
                        .setRevenue(
                                buys
                                        ? List.of(
                                                new Money(new BigDecimal(20 + number % 50 + ".90").setScale(6), "GBP"))
                                        : List.of())
                        .setEntryPage(PAGES[number % PAGES.length])
                        .setExitPage(PAGES[(number + (pages - 1) * (pages - 1)) % PAGES.length])
                        .setSource(source)
                        .setDevice(Device.newBuilder()
                                .setType(DEVICES[number % DEVICES.length])
                                .setBrowser("Firefox")
                                .setOs("Linux")
                                .build())
                        .setPlace(Place.newBuilder()
                                .setCountry(COUNTRIES[number % COUNTRIES.length])
                                .build())
                        .build());
        return pages + trouble + (buys ? 2 : 1);
    }

    /** What gets in some visitors' way. */
    private int trouble(int number, String visitor, String id, Source source, Instant at) {
        if (number % 3 != 0) {
            return 0;
        }
        boolean isRage = number % 6 == 0;
        tell(
                visitor,
                id,
                event(id + "trouble", visitor, source)
                        .interaction(isRage ? "rage_click" : "form_abandon")
                        .at(at)
                        .properties(isRage ? "{\"element\":\"BUTTON\"}" : "{\"formId\":\"quote\"}"));
        return 1;
    }

    private void tell(String visitor, String visit, EventBuilder event) {
        topics.event(visitor, visit, event);
        UserEvent said = event.build();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("visitor", visitor);
        line.put("visit", visit);
        line.put("name", said.getEventName());
        line.put("isView", said.getKind() == EventKind.PAGE_VIEW);
        line.put("at", said.getOccurredAt().toString());
        line.put("page", said.getPage() == null ? null : said.getPage().getPath());
        line.put("source", said.getSource().getSource());
        line.put("campaign", said.getSource().getCampaign());
        line.put("channel", said.getSource().getChannel());
        line.put("properties", said.getProperties());
        line.put("isConversion", said.getConversion());
        line.put("revenue", said.getRevenue() == null ? null : said.getRevenue().getAmount());
        told.add(line);
    }

    /** Everything that was told, for whoever counts it again. */
    Map<String, Object> told() {
        return Map.of(
                "events",
                List.copyOf(told),
                "segments",
                segments,
                "steady",
                Map.of("site", steadySite(), "week", WEEK));
    }

    private String steadySite() {
        return "steady-" + site;
    }

    /** Twelve weeks until yesterday, on a site of their own, each the same as the one before: how it goes on is plain. */
    void steady() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day = today.minusWeeks(12); day.isBefore(today); day = day.plusDays(1)) {
            for (int visitor = 0; visitor < WEEK[day.getDayOfWeek().getValue() - 1]; visitor++) {
                String id = "steady-" + day + "-" + visitor + "-" + site;
                topics.event(
                        "regular-" + visitor,
                        id,
                        anEvent()
                                .id(id)
                                .on(steadySite())
                                .by("regular-" + visitor)
                                .view("/")
                                .at(day.atTime(12, visitor).toInstant(ZoneOffset.UTC)));
            }
        }
    }

    private static String product(int number) {
        return "{\"productId\":\"p-%1$d\",\"productName\":\"Part %1$d\"}".formatted(number % 6);
    }

    /** What is told of everybody by the services of profiles and scores, which segments and lists of people are made of. */
    void people() {
        for (int number = 0; number < VISITORS; number++) {
            Instant firstSeen = Instant.parse(FIRST_DAY + "T08:00:00Z").plus(Duration.ofMinutes(number));
            boolean isVip = number % 6 == 0;
            boolean isEager = number % 6 == 1;
            boolean isHaggler = number % 6 == 2;
            segments.put(
                    visitor(number),
                    isVip ? "vip" : isEager ? "high_intent" : isHaggler ? "price_sensitive" : "browser");
            topics.write(
                    Topics.USER_PROFILES,
                    visitor(number),
                    UserProfile.newBuilder()
                            .setPersonId(visitor(number))
                            .setVisitorIds(List.of(visitor(number)))
                            .setSiteIds(List.of(site))
                            .setFirstSeenAt(firstSeen)
                            .setLastSeenAt(firstSeen.plus(Duration.ofDays(number % 13)))
                            .setEvents(3 + number % 5)
                            .setSessions(1 + number % 3)
                            .setEventCounts(Map.of(isVip ? "booking_completed" : "price_checked", isHaggler ? 4L : 3L))
                            .setRevenue(List.of(new Money(new BigDecimal(isVip ? "500" : "5").setScale(6), "GBP")))
                            .build());
            topics.write(
                    Topics.USER_SCORES,
                    visitor(number),
                    UserScores.newBuilder()
                            .setPersonId(visitor(number))
                            .setEngagement(isVip ? 70 : 30)
                            .setLead(isEager ? 71 : 70)
                            .setChurnRisk(ChurnRisk.VERY_LOW)
                            .setModel("rules-v1")
                            .setLastSeenAt(firstSeen)
                            .setComputedAt(firstSeen)
                            .build());
        }
    }

    /** The first visitor has become aware of the shop, and considers. */
    void journey() {
        touchpoint("awareness", "landing_page", "2026-03-02T08:47:00Z");
        touchpoint("consideration", "pricing_check", "2026-03-02T08:49:00Z");
    }

    private void touchpoint(String stage, String where, String at) {
        Instant time = Instant.parse(at);
        topics.fact(
                visitor(1),
                DerivedEvent.newBuilder()
                        .setEventId("touchpoint-" + stage + "-" + site)
                        .setEventName("journey_touchpoint")
                        .setSiteId(site)
                        .setVisitorId(visitor(1))
                        .setSessionId("visit-1-" + site)
                        .setOccurredAt(time)
                        .setProperties("{\"journey_stage\":\"%s\",\"touchpoint\":\"%s\",\"time_spent\":90000}"
                                .formatted(stage, where))
                        .build());
    }

    /** Three visitors of this moment: events of the last minute. */
    void rightNow() {
        Instant now = Instant.now();
        for (int second = 0; second < 40; second++) {
            String visitor = visitor(second % 3);
            topics.event(
                    visitor,
                    "live-" + second % 3 + "-" + site,
                    event("live-" + second + "-" + site, visitor, SOURCES.get(2))
                            .view(PAGES[second % PAGES.length])
                            .at(now.minusSeconds(second)));
        }
    }

    String visitor(int number) {
        return "visitor-" + number + "-" + site.substring(site.length() - 4);
    }

    private EventBuilder event(String id, String visitor, Source source) {
        return anEvent().id(id).on(site).by(visitor).from(source);
    }
}
