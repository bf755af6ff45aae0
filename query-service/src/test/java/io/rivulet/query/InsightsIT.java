package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.rivulet.backing.BackingResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to the fleet find whoever holds the key. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class InsightsIT {

    private static final String VISITOR = """
            {"visitorId":"v1","personId":"ada","liveSession":{"sessionId":"s1"},"sessions":[],"stalenessMs":5}""";
    private static final String FRESH = VISITOR.replace("\"stalenessMs\":5", "\"stalenessMs\":0");
    private static final String PERSON = """
            {"personId":"ada","profile":{"personId":"ada","visitorIds":["v1","v2"],"sessions":4,"pageViews":10,
             "sessionMillis":60000,"conversionCount":1,"firstSeenAt":"2026-03-01T00:00:00.000Z"},
             "recentEvents":[{"eventId":"e1"}],"stalenessMs":0}""";
    private static final String SCORES = """
            {"personId":"ada","scores":{"engagement":73.5},"stalenessMs":9}""";

    private final FakeNode owner = FakeNode.of("sessionizer").get(0);
    private final FakeNode standIn = FakeNode.of("sessionizer").get(1);
    private final FakeNode profile = FakeNode.of("profile").get(0);
    private final FakeNode scoring = FakeNode.of("scoring").get(0);

    @BeforeEach
    void everybodyIsThere() {
        FakeNode.forgetAll();
        owner.holds("visitors", "user-events", 10, true);
        standIn.holds("visitors", "user-events", 10, false);
        profile.holds("profiles", "session-events", 8, true);
        scoring.holds("scores", "user-profiles", 5, true);
        owner.answers("/internal/visitors/v1", 200, VISITOR);
        standIn.answers("/internal/visitors/v1", 421, "{}");
        profile.answers("/internal/persons/ada", 200, PERSON);
        scoring.answers("/internal/scores/ada", 200, SCORES);
    }

    @Test
    void visitorIsAnsweredAsThePersonItIs() {
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(200)
                .body("personId", is("ada"))
                .body("visitorIds", is(java.util.List.of("v1", "v2")))
                .body("profile.sessions", is(4))
                .body("features.pagesPerSession", is(2.5f))
                .body("features.averageSessionSeconds", is(15.0f))
                .body("features.conversionRate", is(0.25f))
                .body("scores.engagement", is(73.5f))
                .body("segment", nullValue())
                .body("audiences", empty())
                .body("liveSession.sessionId", is("s1"))
                .body("recentEvents", hasSize(1))
                .body("recommendedActions", empty())
                .body("incomplete", empty())
                .body("stalenessMs", is(9));
    }

    @Test
    void visitorWithoutProfileAndScoresSaysThatTheyAreMissing() {
        profile.answers("/internal/persons/ada", 404, "{}");
        scoring.answers("/internal/scores/ada", 404, "{}");
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(200)
                .body("incomplete", is(java.util.List.of("profile", "scores")))
                .body("profile.size()", is(0))
                .body("scores.size()", is(0))
                .body("liveSession.sessionId", is("s1"));
    }

    @Test
    void profileWithoutScoresSaysThatTheyAreMissing() {
        scoring.answers("/internal/scores/ada", 404, "{}");
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(200)
                .body("incomplete", is(java.util.List.of("scores")))
                .body("profile.sessions", is(4));
    }

    @Test
    void personIsFoundByItsOwnId() {
        asAdmin()
                .get("/api/analytics/insights/ada")
                .then()
                .statusCode(200)
                .body("personId", is("ada"))
                .body("liveSession", nullValue());
    }

    @Test
    void browserThatCallsItselfLikeAUserDoesNotHideTheUser() {
        owner.answers("/internal/visitors/ada", 200, VISITOR.replace("\"ada\"", "\"mallory\""));
        standIn.answers("/internal/visitors/ada", 200, VISITOR.replace("\"ada\"", "\"mallory\""));
        asAdmin()
                .get("/api/analytics/insights/ada")
                .then()
                .statusCode(200)
                .body("personId", is("ada"))
                .body("profile.sessions", is(4))
                .body("liveSession", nullValue());
    }

    @Test
    void personWhoBecameAnotherIsFollowed() {
        becomes("old", "ada");
        asAdmin()
                .get("/api/analytics/insights/old")
                .then()
                .statusCode(200)
                .body("personId", is("ada"))
                .body("scores.engagement", is(73.5f));
    }

    @Test
    void whoWasCalledAnewManyTimesIsFollowed() {
        for (int i = 0; i < 20; i++) {
            becomes("name-" + i, i == 19 ? "ada" : "name-" + (i + 1));
        }
        asAdmin().get("/api/analytics/insights/name-0").then().statusCode(200).body("personId", is("ada"));
    }

    @Test
    void whoGoesRoundInACircleIsNobody() {
        becomes("one", "other");
        becomes("other", "one");
        asAdmin()
                .get("/api/analytics/insights/one")
                .then()
                .statusCode(404)
                .body("type", is("urn:rivulet:problem:unknown-id"));
    }

    @Test
    void unknownIdIs404() {
        asAdmin()
                .get("/api/analytics/insights/nobody")
                .then()
                .statusCode(404)
                .body("type", is("urn:rivulet:problem:unknown-id"));
    }

    @Test
    void standInAnswersForAnOwnerThatHangsUp() {
        owner.hangsUp("/internal/visitors/v1");
        standIn.answers("/internal/visitors/v1", 200, VISITOR.replace("\"stalenessMs\":5", "\"stalenessMs\":700"));
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(200)
                .body("personId", is("ada"))
                .body("stalenessMs", is(700));
    }

    @Test
    void standInAnswersBesideAnOwnerThatTakesLongerThanUsual() {
        owner.answersAfter(1_500, "/internal/visitors/v1", 200, VISITOR);
        standIn.answers("/internal/visitors/v1", 200, VISITOR.replace("\"stalenessMs\":5", "\"stalenessMs\":700"));
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(200)
                .body("stalenessMs", is(700))
                .time(lessThan(1_500L));
    }

    @Test
    void standInDoesNotAnswerWhereTheOwnerIsOnlyALittleSlow() {
        owner.answersAfter(100, "/internal/visitors/v1", 200, FRESH);
        standIn.answers("/internal/visitors/v1", 200, FRESH.replace("\"stalenessMs\":0", "\"stalenessMs\":700"));
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200).body("stalenessMs", is(9));
    }

    @Test
    void whoTookOverAnswersWhereTheMapSaysThatItOnlyStandsIn() {
        owner.answers("/internal/visitors/v1", 200, FRESH.replace("\"stalenessMs\":0", "\"stalenessMs\":700"));
        standIn.answers("/internal/visitors/v1", 200, FRESH);
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200).body("stalenessMs", is(9));
    }

    @Test
    void standInThatIsTooStaleWaitsForTheOwner() {
        owner.answersAfter(300, "/internal/visitors/v1", 200, VISITOR);
        standIn.answers("/internal/visitors/v1", 200, VISITOR.replace("\"stalenessMs\":5", "\"stalenessMs\":5001"));
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200).body("stalenessMs", is(9));
    }

    @Test
    void standInThatIsTooStaleAnswersWhenTheOwnerDoesNot() {
        owner.hangsUp("/internal/visitors/v1");
        standIn.answers("/internal/visitors/v1", 200, VISITOR.replace("\"stalenessMs\":5", "\"stalenessMs\":5001"));
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200).body("stalenessMs", is(5001));
    }

    @Test
    void positionThatIsNoneIs400() {
        for (String none : new String[] {"x", "3", "3-", "3-1.", "10-1", "3-9999999999999999999"}) {
            asAdmin()
                    .queryParam("atLeast", none)
                    .get("/api/analytics/insights/v1")
                    .then()
                    .statusCode(400)
                    .body("type", is("urn:rivulet:problem:bad-parameter"))
                    .body("violations[0].field", is("atLeast"));
        }
    }

    @Test
    void positionThatTheStoresDoNotReachIs503WithRetryAfter() {
        asAdmin()
                .queryParam("atLeast", "0-999999999999.3-17")
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(503)
                .header("Retry-After", is("1"))
                .body("type", is("urn:rivulet:problem:not-there-yet"));
    }

    @Test
    void misdirectedQuestionRedrawsTheMap() {
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200);
        owner.answers("/internal/visitors/v1", 421, "{}");
        owner.answers("/internal/assignment", 200, "{\"service\":\"fake\",\"state\":\"RUNNING\",\"stores\":[]}");
        standIn.holds("visitors", "user-events", 10, true);
        standIn.answers("/internal/visitors/v1", 200, VISITOR);
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200).body("personId", is("ada"));
    }

    @Test
    void storeThatMovesIs503WithRetryAfter() {
        owner.answers("/internal/visitors/v1", 503, "{}");
        standIn.answers("/internal/visitors/v1", 503, "{}");
        asAdmin()
                .get("/api/analytics/insights/v1")
                .then()
                .statusCode(503)
                .header("Retry-After", is("1"))
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:store-away"));
    }

    @Test
    void fleetShowsWhoHoldsWhat() {
        asAdmin().get("/api/analytics/insights/v1").then().statusCode(200);
        asAdmin()
                .get("/api/analytics/fleet")
                .then()
                .statusCode(200)
                .body("services.find { it.service == 'sessionizer-service' }.instances", hasSize(2))
                .body("services.find { it.service == 'profile-service' }.instances[0].stores[0].active", hasSize(8));
    }

    private void becomes(String from, String into) {
        profile.answers(
                "/internal/persons/" + from,
                200,
                "{\"personId\":\"%s\",\"redirectedTo\":\"%s\",\"stalenessMs\":0}".formatted(from, into));
    }
}
