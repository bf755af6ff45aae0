package io.rivulet.query.session;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.SessionBuilder.aSession;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class SessionIT {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int EVENTS = 150;

    @Test
    void ofAVisitThatSaysTooMuchAllEventsAreShownAndTheFirstsProperties() {
        String site = "site-" + UUID.randomUUID();
        String visit = "fat-" + site;
        String properties = "{\"x\":\"" + "y".repeat(30_000) + "\"}";
        try (var topics = new Topography()) {
            for (int i = 0; i < EVENTS; i++) {
                topics.event(
                        "fat",
                        visit,
                        anEvent()
                                .id(visit + "-" + i)
                                .on(site)
                                .by("fat")
                                .interaction("noise")
                                .properties(properties)
                                .at(START.plusSeconds(i)));
            }
            aSession()
                    .id(visit)
                    .on(site)
                    .by("fat")
                    .at(START)
                    .until(START.plusSeconds(EVENTS))
                    .to(topics);
        }
        JsonPath session = awaited(
                "/api/analytics/sessions/" + visit,
                json -> json.getList("eventList") != null
                        && json.getList("eventList").size() == EVENTS);

        assertThat(session.getInt("events")).isEqualTo(EVENTS);
        assertThat(session.getString("eventList[0].properties.x")).hasSize(30_000);
        assertThat(session.getBoolean("eventList[%d].properties.leftOut".formatted(EVENTS - 1)))
                .isTrue();
    }
}
