package io.rivulet.query.audience;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.ProfileBuilder.aProfile;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.ProfileBuilder;
import io.rivulet.query.Topography;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class AudiencesIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final String site = FakeFleet.site("site");

    @Test
    void rulesTakeInThoseThatFitAndNobodyBesides() {
        try (var topics = new Topography()) {
            somebody(topics, "keen", true)
                    .did("price_checked", 4)
                    .did("booking_started", 1)
                    .to(topics, 80, 71);
            somebody(topics, "lukewarm", true)
                    .did("price_checked", 4)
                    .did("booking_started", 1)
                    .to(topics, 80, 70);
            somebody(topics, "phone", true).visits(5, 0).by("mobile", 5).to(topics);
            somebody(topics, "often-phone", true).visits(5, 1).by("mobile", 4).to(topics);
            somebody(topics, "technical", true)
                    .interestedIn(Map.of("data_recovery", 1L, "a", 1L, "b", 1L, "c", 1L))
                    .to(topics);
            somebody(topics, "three", true)
                    .interestedIn(Map.of("data_recovery", 1L, "a", 1L, "b", 1L))
                    .to(topics);
            somebody(topics, "apple", true)
                    .interestedIn(Map.of("iPhone repair", 1L))
                    .to(topics);
            somebody(topics, "cart", true).did("add_to_cart", 1).to(topics);
            // Everything fits but consent.
            somebody(topics, "private", false)
                    .visits(5, 0)
                    .by("mobile", 5)
                    .did("add_to_cart", 1)
                    .to(topics);
            somebody(topics, "gone", true).did("booking_started", 1).to(topics);
            abandoned(topics, "gone");
            somebody(topics, "back", true).did("booking_started", 1).to(topics);
            abandoned(topics, "back");
            topics.event(
                    "back-" + site,
                    null,
                    anEvent()
                            .id(UUID.randomUUID().toString())
                            .on(site)
                            .by("back-" + site)
                            .interaction("booking_completed")
                            .at(now));
        }
        awaited(
                "/api/analytics/persons?query=" + site,
                json -> json.getList("persons").size() == 11);

        assertThat(membersOf("high_intent_visitors")).containsExactly("keen");
        assertThat(membersOf("mobile_first")).containsExactly("phone");
        assertThat(membersOf("technical_service_interest")).containsExactly("technical");
        assertThat(membersOf("service_specific_retargeting")).containsExactly("apple");
        assertThat(membersOf("cart_abandoners")).containsExactly("cart");
        assertThat(membersOf("price_checkers_no_booking")).containsExactly("keen", "lukewarm");
        assertThat(membersOf("repeat_visitors_no_conversion")).containsExactly("phone");
        assertThat(membersOf("abandoned_booking_users")).containsExactly("gone");
        JsonPath all = asAdmin().get("/api/analytics/audiences").jsonPath();
        assertThat(all.getList("audiences.name")).hasSize(9);
        assertThat(all.getInt("audiences.find { it.name == 'mobile_first' }.persons"))
                .isPositive();
    }

    @Test
    void unknownAudienceIsRefusedWithThoseThereAre() {
        asAdmin()
                .get("/api/analytics/audiences/everybody/members")
                .then()
                .statusCode(404)
                .body("detail", containsString("cart_abandoners"));
        refused(asAdmin().get("/api/analytics/persons?audience=everybody"), "audience", "cart_abandoners");
        refused(asAdmin().get("/api/analytics/audiences/mobile_first/members?cursor=x"), "cursor", "nextCursor");
        refused(asAdmin().get("/api/analytics/audiences/mobile_first/members?limit=1001"), "limit", "1 to 1000");
    }

    /** Of this test, page by page. */
    private List<String> membersOf(String audience) {
        List<String> members = new ArrayList<>();
        String path = "/api/analytics/audiences/" + audience + "/members?limit=2";
        JsonPath page = asAdmin().get(path).jsonPath();
        members.addAll(page.getList("members.personId", String.class));
        while (page.getString("nextCursor") != null) {
            page = asAdmin()
                    .get(path + "&cursor=" + page.getString("nextCursor"))
                    .jsonPath();
            members.addAll(page.getList("members.personId", String.class));
        }
        return members.stream()
                .filter(member -> member.endsWith("-" + site))
                .map(member -> member.replace("-" + site, ""))
                .toList();
    }

    private ProfileBuilder somebody(Topography topics, String name, boolean marketing) {
        UserEvent event = UserEvent.newBuilder(anEvent()
                        .id(UUID.randomUUID().toString())
                        .on(site)
                        .by(name + "-" + site)
                        .at(now)
                        .build())
                .setConsent(Consent.newBuilder()
                        .setAnalytics(true)
                        .setMarketing(marketing)
                        .build())
                .build();
        topics.write(
                Topics.SESSION_EVENTS,
                name + "-" + site,
                new SessionEvent(
                        name + "-" + site,
                        CountedEvent.newBuilder()
                                .setEvent(event)
                                .setPlaceInSession(1)
                                .build()));
        return aProfile(name + "-" + site, now).on(site);
    }

    private void abandoned(Topography topics, String name) {
        topics.fact(
                name + "-" + site,
                DerivedEvent.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEventName("booking_abandoned")
                        .setSiteId(site)
                        .setVisitorId(name + "-" + site)
                        .setOccurredAt(now.minus(Duration.ofHours(1)))
                        .setProperties("{}")
                        .build());
    }
}
