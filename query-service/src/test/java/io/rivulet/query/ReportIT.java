package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.Rejection;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written to the topics is what the reports say. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ReportIT {

    private final String site = FakeFleet.site("site");

    @Test
    void dashboardAddsUpToTheHandMadeCase() {
        try (var topics = new Topography()) {
            // Ada: two pages and a purchase of 20 in a visit of ten minutes; next day a refund of 5.
            topics.event("ada", "a1", on().by("ada").view("/").at("10:00"))
                    .event("ada", "a1", on().by("ada").view("/shop").at("10:05"))
                    .event(
                            "ada",
                            "a1",
                            on().by("ada").purchase("20").at("10:10").properties("{\"orderId\":\"o1\"}"))
                    .event("ada", "a2", on().by("ada").purchase("-5").at(Instant.parse("2026-03-03T09:00:00Z")))
                    // Bob: one page, a bounce. Carl is a bot. Dora's visit became part of another.
                    .event("bob", "b1", on().by("bob").view("/").at("11:00"))
                    .event("carl", "c1", on().by("carl").view("/").at("11:00").bot("headless"))
                    // Outside of the range by a millisecond.
                    .event("eve", null, on().by("eve").at(Instant.parse("2026-03-01T23:59:59.999Z")))
                    .event("eve", null, on().by("eve").at(Instant.parse("2026-03-04T00:00:00Z")));
            session(topics, "a1", "ada", "10:00", "10:10", 2, 1, 1, SessionState.CLOSED, false);
            session(topics, "b1", "bob", "11:00", "11:00", 1, 0, 0, SessionState.OPEN, false);
            session(topics, "c1", "carl", "11:00", "11:00", 1, 0, 0, SessionState.CLOSED, true);
            session(topics, "d1", "dora", "11:00", "11:00", 1, 0, 0, SessionState.MERGED_INTO, false);
        }
        JsonPath dashboard = awaited(
                "/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-03&compare=previous&siteId=" + site,
                json -> json.getInt("kpis.events") == 5 && json.getInt("kpis.sessions") == 2);

        assertThat(dashboard.getInt("kpis.visitors")).isEqualTo(2);
        assertThat(dashboard.getInt("kpis.pageViews")).isEqualTo(3);
        assertThat(dashboard.getDouble("kpis.bounceRate")).isEqualTo(0.5);
        assertThat(dashboard.getDouble("kpis.averageSessionSeconds")).isEqualTo(300);
        assertThat(dashboard.getDouble("kpis.pagesPerSession")).isEqualTo(1.5);
        assertThat(dashboard.getInt("kpis.conversions")).isEqualTo(2);
        assertThat(dashboard.getDouble("kpis.conversionRate")).isEqualTo(0.5);
        assertThat(dashboard.getInt("kpis.orders")).isEqualTo(1);
        assertThat(dashboard.getString("kpis.revenueTotal")).isEqualTo("15");
        assertThat(dashboard.getList("kpis.revenue.currency")).isEqualTo(List.of("GBP"));
        assertThat(dashboard.getInt("comparison.kpis.visitors")).isEqualTo(1);
        assertThat(dashboard.getDouble("comparison.change.visitors")).isEqualTo(1.0);
        assertThat(dashboard.getList("daily.pageViews")).isEqualTo(List.of(3, 0));
        assertThat(dashboard.getList("daily.sessions")).isEqualTo(List.of(2, 0));
        assertThat(dashboard.getString("pages[0].path")).isEqualTo("/");
        assertThat(dashboard.getInt("pages[0].pageViews")).isEqualTo(2);
        assertThat(dashboard.getInt("pages[0].entries")).isEqualTo(2);
        assertThat(dashboard.getString("goals[0].name")).isEqualTo("purchase");
        assertThat(dashboard.getString("countries[0].name")).isEqualTo("GB");
        assertThat(dashboard.getString("devices[0].name")).isEqualTo("desktop");
        assertThat(dashboard.getString("asOf")).isNotNull();
        JsonPath known = asAdmin().get("/api/sites").jsonPath();
        assertThat(known.getString("sites.find { it.siteId == '" + site + "' }.firstEventAt"))
                .isEqualTo("2026-03-01T23:59:59.999Z");
        assertThat(known.getString("sites.find { it.siteId == '" + site + "' }.lastEventAt"))
                .isEqualTo("2026-03-04T00:00:00.000Z");
        assertThat(known.getInt("sites.find { it.siteId == '" + site + "' }.eventsLastDay"))
                .isZero();
        assertThat(known.getList("sites.find { it.siteId == 'of-the-file' }.keys.writeKeys.key"))
                .isEqualTo(List.of("wk_first", "wk_second"));
        assertThat(known.getInt("sites.find { it.siteId == 'of-the-file' }.keys.serverKeys"))
                .isEqualTo(1);
        assertThat(known.getString("collectorUrl")).isEqualTo("https://collector.example");
        assertThat(known.getString("sites.find { it.siteId == 'newyork' }.timeZone"))
                .isEqualTo("America/New_York");
    }

    @Test
    void withoutMoneyTheTotalIsZero() {
        asAdmin()
                .get("/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-03&siteId=" + site)
                .then()
                .statusCode(200)
                .body("kpis.revenue", hasSize(0))
                .body("kpis.revenueTotal", is(0));
    }

    @Test
    void timesHaveMilliseconds() {
        String milliseconds = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
        JsonPath realtime = awaited("/api/analytics/realtime", json -> json.getString("asOf") != null);
        assertThat(realtime.getString("now")).matches(milliseconds);
        assertThat(realtime.getString("asOf")).matches(milliseconds);
        assertThat(asAdmin().get("/api/analytics/fleet").jsonPath().getList("projection.updatedAt", String.class))
                .isNotEmpty()
                .allMatch(time -> time.matches(milliseconds));
        assertThat(asAdmin().get("/api/tokens").jsonPath().getList("tokens.createdAt", String.class))
                .isNotEmpty()
                .allMatch(time -> time.matches(milliseconds));
    }

    @Test
    void olderPathsAnswerTheSame() {
        String query = "?startDate=2026-03-02&endDate=2026-03-03&siteId=" + site;
        asAdmin().get("/analytics/dashboard" + query).then().statusCode(200).body("siteIds", is(List.of(site)));
        asAdmin().get("/analytics/realtime").then().statusCode(200).body("activeVisitors", notNullValue());
        asAdmin().get("/api/v1/analytics/realtime").then().statusCode(200);
    }

    @Test
    void daysAreTheSitesOwn() {
        asAdmin()
                .get("/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-02&siteId=newyork")
                .then()
                .statusCode(200)
                .body("timeZone", is("America/New_York"));
    }

    @Test
    void badRangeNamesTheFieldAndWhatIsAllowed() {
        badRange("startDate=yesterday&endDate=2026-03-02", "startDate", "ISO date");
        badRange("startDate=2026-03-02", "endDate", "ISO date");
        badRange("startDate=2026-03-02&endDate=2026-03-01", "endDate", "startDate or a later day");
        badRange("startDate=2020-03-02&endDate=2026-03-01", "endDate", "at most 366 days");
        badRange("startDate=2026-03-01&endDate=2026-03-02&compare=luck", "compare", "previous, year, none");
    }

    @Test
    void realtimeCountsTheLastMinutes() {
        Instant now = Instant.now();
        try (var topics = new Topography()) {
            topics.event("ada", "r1", on().by("ada").view("/now").at(now.minusSeconds(5)))
                    .event("ada", "r1", on().by("ada").interaction("click").at(now.minusSeconds(4)))
                    .event(
                            "ada",
                            "r1",
                            on().by("ada").named("heartbeat", EventKind.PASSIVE).at(now.minusSeconds(3)))
                    .event("bob", "r2", on().by("bob").view("/now").at(now.minus(Duration.ofMinutes(4))))
                    .event("eve", "r3", on().by("eve").view("/then").at(now.minus(Duration.ofMinutes(50))))
                    .event(
                            "carl",
                            "r4",
                            on().by("carl").view("/now").at(now.minusSeconds(5)).bot("headless"));
        }
        JsonPath realtime = awaited(
                "/api/analytics/realtime?siteId=" + site,
                json -> json.getList("recentEvents").size() == 5);

        assertThat(realtime.getInt("activeVisitors")).isEqualTo(2);
        assertThat(realtime.getInt("pageViewsLastMinute")).isEqualTo(1);
        assertThat(realtime.getInt("clicksLastMinute")).isEqualTo(1);
        assertThat(realtime.getInt("eventsLastMinute")).isEqualTo(3);
        assertThat(realtime.getInt("counters.page_view")).isEqualTo(3);
        assertThat(realtime.getString("topPages[0].path")).isEqualTo("/now");
        assertThat(realtime.getString("countries[0].name")).isEqualTo("GB");
        assertThat(realtime.getString("recentEvents[0].eventName")).isEqualTo("heartbeat");
    }

    @Test
    void realtimeCountsTheCommonestNamesAndTheRestAsOther() {
        Instant now = Instant.now();
        try (var topics = new Topography()) {
            for (int i = 0; i < 53; i++) {
                topics.event(
                        "ada",
                        "n1",
                        on().by("ada")
                                .named("name_" + (10 + i), EventKind.PASSIVE)
                                .at(now.minusSeconds(9)));
            }
            topics.event(
                    "ada",
                    "n1",
                    on().by("ada").named("name_62", EventKind.PASSIVE).at(now.minusSeconds(8)));
        }
        JsonPath realtime = awaited(
                "/api/analytics/realtime?siteId=" + site,
                json -> json.getMap("counters", String.class, Integer.class).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        == 54);

        assertThat(realtime.getMap("counters")).hasSize(51);
        assertThat(realtime.getInt("counters.name_62")).isEqualTo(2);
        assertThat(realtime.getInt("counters.name_10")).isEqualTo(1);
        assertThat(realtime.getInt("counters.other")).isEqualTo(3);
    }

    @Test
    void activeVisitorCountsUnderTheSourceOfTheVisit() {
        Instant now = Instant.now();
        var newsletter =
                Source.newBuilder().setChannel("email").setSource("newsletter").build();
        String visit = "visit-" + site;
        try (var topics = new Topography()) {
            // Only the first event says from where: one from a server has no page.
            topics.event("ada", visit, on().by("ada").from(newsletter).at(now.minusSeconds(9)))
                    .event("ada", visit, on().by("ada").interaction("click").at(now.minusSeconds(8)));
            topics.write(
                    Topics.SESSIONS,
                    visit,
                    Session.newBuilder(session(visit, "ada", "10:00", "10:00"))
                            .setStartedAt(now.minusSeconds(9))
                            .setEndedAt(now.minusSeconds(9))
                            .setSource(newsletter)
                            .build());
        }
        JsonPath realtime = awaited(
                "/api/analytics/realtime?siteId=" + site,
                json -> json.getInt("activeVisitors") == 1
                        && !json.getList("topSources").isEmpty());

        assertThat(realtime.getList("topSources.name")).isEqualTo(List.of("newsletter"));
        assertThat(realtime.getList("topSources.visitors")).isEqualTo(List.of(1));
    }

    @Test
    void sessionsNumbersAreThoseOfItsEvents() {
        String id = "told-early-" + site;
        try (var topics = new Topography()) {
            topics.event("ada", id, on().by("ada").view("/").at("10:00"))
                    .event("ada", id, on().by("ada").view("/shop").at("10:00:10"))
                    .event("ada", id, on().by("ada").purchase("19.90").at("10:02"));
            session(topics, id, "ada", "10:00", "10:00:10", 2, 0, 0, SessionState.OPEN, false);
        }
        JsonPath session = awaited(
                "/api/analytics/sessions/" + id,
                json -> json.getList("eventList") != null
                        && json.getList("eventList").size() == 3);

        assertThat(session.getInt("events")).isEqualTo(3);
        assertThat(session.getInt("conversionCount")).isEqualTo(1);
        assertThat(session.getString("revenue[0].amount")).isEqualTo("19.9");
        assertThat(session.getString("revenue[0].currency")).isEqualTo("GBP");
        assertThat(session.getString("endedAt")).isEqualTo("2026-03-02T10:02:00.000Z");
        assertThat(session.getDouble("durationSeconds")).isEqualTo(120);
        assertThat(session.getDouble("engagedSeconds")).isEqualTo(40);
        assertThat(session.getString("exitPage")).isEqualTo("/shop");
        assertThat(session.getString("state")).isEqualTo("OPEN");
    }

    @Test
    void sessionShowsTheConclusionsThatStandInTheirOrder() {
        String id = "visit-" + site;
        try (var topics = new Topography()) {
            topics.event("ada", id, on().by("ada").view("/").at("10:00"));
            session(topics, id, "ada", "10:00", "10:00", 1, 0, 0, SessionState.CLOSED, false);
            DerivedEvent touchpoint = derived(id, "t-" + site, "journey_touchpoint", "10:00");
            DerivedEvent wrong = derived(id, "w-" + site, "rage_click", "10:00");
            topics.fact("ada", derived(id, "b-" + site, "booking_abandoned", "10:30"))
                    .fact("ada", wrong)
                    .fact("ada", touchpoint)
                    .fact(
                            "ada",
                            DerivedEvent.newBuilder(wrong).setWithdrawn(true).build());
        }
        JsonPath session = awaited(
                "/api/analytics/sessions/" + id,
                json -> json.getList("conclusions.eventName") != null
                        && json.getList("conclusions.eventName").contains("journey_touchpoint")
                        && !json.getList("conclusions.eventName").contains("rage_click"));

        assertThat(session.getList("conclusions.eventName"))
                .isEqualTo(List.of("journey_touchpoint", "booking_abandoned"));
        assertThat(session.getString("conclusions[0].eventId")).isEqualTo("t-" + site);
        assertThat(session.getString("conclusions[0].occurredAt")).isEqualTo("2026-03-02T10:00:00.000Z");
        assertThat(session.getString("conclusions[0].properties.journey_stage")).isEqualTo("interest");
    }

    private DerivedEvent derived(String session, String id, String name, String at) {
        return DerivedEvent.newBuilder()
                .setEventId(id)
                .setEventName(name)
                .setSiteId(site)
                .setVisitorId("ada")
                .setSessionId(session)
                .setOccurredAt(EventBuilder.time(at))
                .setProperties("{\"journey_stage\":\"interest\"}")
                .build();
    }

    @Test
    void absorbedSessionAnswersWithTheOneThatAbsorbedIt() {
        String whole = "whole-" + site;
        String part = "part-" + site;
        try (var topics = new Topography()) {
            topics.event("ada", whole, on().id("2").by("ada").at("10:00").sequence(2))
                    .event("ada", whole, on().id("1").by("ada").at("10:00").sequence(1))
                    .event("ada", whole, on().id("3").by("ada").at("10:07"));
            session(topics, whole, "ada", "10:00", "10:07", 3, 0, 0, SessionState.CLOSED, false);
            topics.write(
                    Topics.SESSIONS,
                    part,
                    Session.newBuilder(session(part, "ada", "10:07", "10:07"))
                            .setState(SessionState.MERGED_INTO)
                            .setMergedInto(whole)
                            .build());
        }
        JsonPath session = awaited(
                "/api/analytics/sessions/" + part,
                json -> json.getList("eventList") != null
                        && json.getList("eventList").size() == 3);

        assertThat(session.getString("sessionId")).isEqualTo(whole);
        assertThat(session.getString("askedFor")).isEqualTo(part);
        assertThat(session.getList("eventList.eventId")).isEqualTo(List.of("1", "2", "3"));
        assertThat(session.getString("startedAt")).isEqualTo("2026-03-02T10:00:00.000Z");
        asAdmin().get("/api/analytics/sessions/none").then().statusCode(404);
    }

    @Test
    void longChainOfAbsorbedSessionsIsFollowedToItsEnd() {
        int length = 30;
        try (var topics = new Topography()) {
            topics.event("ada", "link-0-" + site, on().by("ada").at("10:00"));
            session(topics, "link-0-" + site, "ada", "10:00", "10:00", 1, 0, 0, SessionState.CLOSED, false);
            for (int i = 1; i <= length; i++) {
                String id = "link-" + i + "-" + site;
                topics.write(
                        Topics.SESSIONS,
                        id,
                        Session.newBuilder(session(id, "ada", "10:00", "10:00"))
                                .setState(SessionState.MERGED_INTO)
                                .setMergedInto("link-" + (i - 1) + "-" + site)
                                .build());
            }
        }
        JsonPath session = awaited(
                "/api/analytics/sessions/link-" + length + "-" + site,
                json -> ("link-0-" + site).equals(json.getString("sessionId")));

        assertThat(session.getString("state")).isEqualTo("CLOSED");
    }

    @Test
    void traceTellsTheWayOfAnEventOrWhyItEnded() {
        String good = "good-" + site;
        String bad = "bad-" + site;
        try (var topics = new Topography()) {
            topics.event("ada", null, on().id(good).by("ada"))
                    .write(
                            Topics.REJECTED_EVENTS,
                            site,
                            RejectedEvent.newBuilder()
                                    .setSiteId(site)
                                    .setEventId(bad)
                                    .setReasons(List.of(new Rejection("too_large", "", "It has 40 KB, 32 are allowed")))
                                    .setPayload(ByteBuffer.wrap(new byte[] {1}))
                                    .setOrigin("/api/analytics/events")
                                    .setRefusedBy("collector-service")
                                    .setReceivedAt(Instant.parse("2026-03-02T10:00:00Z"))
                                    .build());
        }
        awaited("/api/analytics/trace/" + good, json -> json.getList("counted") != null);
        awaited("/api/analytics/trace/" + bad, json -> json.getList("rejected") != null);
        asAdmin()
                .get("/api/analytics/trace/" + good)
                .then()
                .body("counted", hasSize(1))
                .body(
                        "counted[0].hops.place",
                        is(List.of(
                                "created on the client",
                                "received by collector-service",
                                "projected by query-service")));
        asAdmin().get("/api/analytics/trace/" + bad).then().body("rejected[0].reasons[0].code", is("too_large"));
        asAdmin().get("/api/analytics/trace/none").then().statusCode(404);
    }

    private static void badRange(String query, String field, String allowed) {
        asAdmin()
                .get("/api/analytics/dashboard?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", is(field))
                .body("violations[0].detail", containsString(allowed));
    }

    private static JsonPath awaited(String path, java.util.function.Predicate<JsonPath> there) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> asAdmin().get(path).jsonPath(), there);
    }

    private EventBuilder on() {
        return anEvent().id(UUID.randomUUID().toString()).on(site);
    }

    private Session session(String id, String visitor, String from, String to) {
        return Session.newBuilder()
                .setSessionId(id)
                .setSiteId(site)
                .setVisitorId(visitor)
                .setPersonId(visitor)
                .setState(SessionState.OPEN)
                .setRevision(1)
                .setStartedAt(EventBuilder.time(from))
                .setEndedAt(EventBuilder.time(to))
                .setEvents(1)
                .setPageViews(1)
                .setInteractions(0)
                .setConversionCount(0)
                .setEngagedMillis(0)
                .setRevenue(List.of(new Money(new BigDecimal("1.000000"), "GBP")))
                .setEntryPage("/")
                .setExitPage("/")
                .setSource(Source.newBuilder().build())
                .setDevice(Device.newBuilder().setType("desktop").build())
                .setPlace(Place.newBuilder().setCountry("GB").build())
                .build();
    }

    private void session(
            Topography topics,
            String id,
            String visitor,
            String from,
            String to,
            int pages,
            int interactions,
            int conversions,
            SessionState state,
            boolean bot) {
        String unique = id.length() < 4 ? id + "-" + site : id;
        topics.write(
                Topics.SESSIONS,
                unique,
                Session.newBuilder(session(unique, visitor, from, to))
                        .setState(state)
                        .setMergedInto(state == SessionState.MERGED_INTO ? "other" : null)
                        .setPageViews(pages)
                        .setInteractions(interactions)
                        .setConversionCount(conversions)
                        .setBot(bot)
                        .build());
    }
}
