package io.rivulet.query.person;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.ProfileBuilder.aProfile;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class PersonsIT {

    private static final Instant SEEN = Instant.parse("2026-03-02T10:00:00Z");

    private final String site = FakeFleet.site("site");

    @Test
    void everySortWalksThroughAllOnceAndInOrder() {
        try (var topics = new Topography()) {
            for (int i = 0; i < 7; i++) {
                // Two of each: ties are broken by id.
                int pair = i / 2;
                var profile = aProfile("p" + i + "-" + site, SEEN.plusSeconds(pair))
                        .on(site)
                        .visits(pair, 0);
                if (i == 0) {
                    profile.to(topics);
                } else {
                    profile.to(topics, pair + 0.1, pair + 0.3);
                }
            }
        }
        awaited(
                "/api/analytics/persons?sort=lead&siteId=" + site,
                json -> json.getList("persons.lead").stream()
                                .filter(Objects::nonNull)
                                .count()
                        == 6);
        for (String sort : List.of("lastSeen", "firstSeen", "sessions", "lead", "engagement")) {
            assertThat(walk("/api/analytics/persons?limit=3&sort=" + sort + "&siteId=" + site, "persons.personId"))
                    .as(sort)
                    .isEqualTo(List.of("p6", "p5", "p4", "p3", "p2", "p1", "p0").stream()
                            .map(name -> name + "-" + site)
                            .toList());
        }
        assertThat(walk("/api/analytics/persons?limit=3&sort=events&siteId=" + site, "persons.personId"))
                .hasSize(7);
    }

    @Test
    void listIsNarrowedByIdVisitorAndSegment() {
        try (var topics = new Topography()) {
            aProfile("Ada-" + site, SEEN).on(site).to(topics, 50, 71);
            aProfile("bob-" + site, SEEN).on(site).to(topics, 50, 70);
        }
        String list = "/api/analytics/persons?siteId=" + site;
        awaited(list + "&segment=high_intent", json -> json.getList("persons").size() == 1);
        assertThat(walk(list + "&segment=high_intent", "persons.personId")).containsExactly("Ada-" + site);
        assertThat(walk(list + "&segment=browser", "persons.personId")).containsExactly("bob-" + site);
        assertThat(walk(list + "&query=aDA-", "persons.personId")).containsExactly("Ada-" + site);
        assertThat(walk(list + "&query=browser-of-bob-" + site, "persons.personId"))
                .containsExactly("bob-" + site);
        assertThat(walk(list + "&query=%25", "persons.personId")).isEmpty();
    }

    @Test
    void visitsAndTimelineAndJourneyTellWhatSomebodyDid() {
        String ada = "ada-" + site;
        try (var topics = new Topography()) {
            aSession()
                    .id("a1-" + site)
                    .on(site)
                    .by(ada)
                    .at(time("10:00"))
                    .until(time("10:05"))
                    .to(topics);
            aSession()
                    .id("a2-" + site)
                    .on(site)
                    .by(ada)
                    .at(time("11:00"))
                    .converting(1)
                    .to(topics);
            aSession()
                    .id("a0-" + site)
                    .on(site)
                    .by(ada)
                    .at(time("09:00"))
                    .absorbed()
                    .to(topics);
            topics.event(ada, "a1-" + site, on("e1").by(ada).at("10:00"))
                    .event(ada, "a1-" + site, on("e2").by(ada).at("10:05"))
                    .event(ada, "a2-" + site, on("e3").by(ada).at("11:00").purchase("5"));
            topics.fact(ada, touchpoint(ada, "a1-" + site, "t1", "10:00", "awareness", 120_000, false));
            topics.fact(ada, touchpoint(ada, "a1-" + site, "t2", "10:02", "interest", 180_000, false));
            topics.fact(ada, touchpoint(ada, "a2-" + site, "t3", "11:00", "awareness", 500, true));
            aProfile(ada, time("10:30")).on(site).to(topics, 10, 20);
        }
        String base = "/api/analytics/persons/" + ada;
        awaited(
                base + "/timeline",
                json -> json.getList("items") != null && json.getList("items").size() == 7);
        awaited(base + "/sessions", json -> json.getList("sessions").size() == 2);

        assertThat(walk(base + "/timeline?limit=2", "items.id"))
                .containsExactly(
                        "t3-" + site, "e3-" + site, "scores", "e2-" + site, "t2-" + site, "t1-" + site, "e1-" + site);
        assertThat(walk(base + "/sessions?limit=1", "sessions.sessionId")).containsExactly("a2-" + site, "a1-" + site);
        JsonPath journey = asAdmin()
                .get("/api/analytics/persons/browser-of-" + ada + "/journey")
                .jsonPath();
        assertThat(journey.getString("personId")).isEqualTo(ada);
        assertThat(journey.getString("journeyType")).isEqualTo("researchers");
        assertThat(journey.getInt("sessionsToFirstConversion")).isEqualTo(2);
        assertThat(journey.getList("stages.stage")).isEqualTo(List.of("awareness", "interest"));
        assertThat(journey.getList("stages.touchpoints")).isEqualTo(List.of(2, 1));
        assertThat(journey.getDouble("stages[0].secondsSpent")).isEqualTo(120.5);
        assertThat(journey.getList("touchpoints.conversion")).isEqualTo(List.of(false, false, true));
        assertThat(journey.getBoolean("complete")).isTrue();
    }

    @Test
    void whoIsUnknownIsUnknownEverywhere() {
        for (String what : List.of("sessions", "timeline", "journey")) {
            asAdmin()
                    .get("/api/analytics/persons/nobody-" + site + "/" + what)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void badParameterIsNamedWithWhatIsAllowed() {
        String list = "/api/analytics/persons?";
        refused(asAdmin().get(list + "sort=luck"), "sort", "lastSeen, firstSeen");
        refused(asAdmin().get(list + "segment=luck"), "segment", "vip, high_intent");
        refused(asAdmin().get(list + "limit=0"), "limit", "1 to 200");
        refused(asAdmin().get(list + "limit=201"), "limit", "1 to 200");
        refused(asAdmin().get(list + "cursor=!"), "cursor", "nextCursor");
    }

    private static List<String> walk(String path, String what) {
        JsonPath page = asAdmin().get(path).jsonPath();
        List<String> all = new ArrayList<>(page.getList(what, String.class));
        while (page.getString("nextCursor") != null) {
            page = asAdmin()
                    .get(path + (path.contains("?") ? "&" : "?") + "cursor=" + page.getString("nextCursor"))
                    .jsonPath();
            all.addAll(page.getList(what, String.class));
        }
        return all;
    }

    private DerivedEvent touchpoint(
            String person, String session, String id, String at, String stage, long millis, boolean conversion) {
        return DerivedEvent.newBuilder()
                .setEventId(id + "-" + site)
                .setEventName("journey_touchpoint")
                .setSiteId(site)
                .setVisitorId(person)
                .setSessionId(session)
                .setOccurredAt(time(at))
                .setProperties("{\"journey_stage\":\"" + stage + "\",\"sequence_number\":1,\"time_spent\":" + millis
                        + ",\"conversion_event\":" + conversion + "}")
                .build();
    }

    private EventBuilder on(String id) {
        return anEvent().id(id + "-" + site).on(site);
    }
}
