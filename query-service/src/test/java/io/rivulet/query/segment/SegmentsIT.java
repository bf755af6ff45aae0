package io.rivulet.query.segment;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class SegmentsIT {

    private static final Instant SEEN = Instant.parse("2026-03-02T10:00:00Z");

    private final String site = FakeFleet.site("site");

    @Test
    void everybodyIsInTheFirstSegmentThatFits() {
        try (var topics = new Topography()) {
            // Three bookings, 500 and engagement 70 make a VIP, whatever the lead; one less of any does not.
            aProfile("vip-" + site, SEEN)
                    .on(site)
                    .did("booking_completed", 2)
                    .did("service_booked", 1)
                    .spent("500", "GBP")
                    .to(topics, 70, 90);
            aProfile("two-" + site, SEEN)
                    .on(site)
                    .did("booking_completed", 2)
                    .spent("500", "GBP")
                    .to(topics, 70, 70);
            aProfile("cheap-" + site, SEEN)
                    .on(site)
                    .did("booking_completed", 3)
                    .spent("499.99", "GBP")
                    .to(topics, 70, 70.5);
            aProfile("haggler-" + site, SEEN)
                    .on(site)
                    .did("price_checked", 3)
                    .did("service_comparison", 1)
                    .to(topics, 10, 20);
            aProfile("buyer-" + site, SEEN)
                    .on(site)
                    .did("price_checked", 4)
                    .visits(1, 1)
                    .to(topics);
        }
        JsonPath answer = awaited(
                "/api/analytics/segments?siteId=" + site,
                json -> json.getInt("persons") == 5
                        && json.getInt("segments[0].persons") == 1
                        && json.getInt("segments[1].persons") == 1);

        assertThat(answer.getList("segments.name"))
                .isEqualTo(List.of("vip", "high_intent", "price_sensitive", "browser"));
        assertThat(answer.getList("segments.persons", Integer.class)).containsExactly(1, 1, 1, 2);
        assertThat(answer.getDouble("segments[3].share")).isEqualTo(0.4);
    }
}
