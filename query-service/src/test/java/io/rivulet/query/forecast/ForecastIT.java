package io.rivulet.query.forecast;

import static io.rivulet.query.Answers.awaited;
import static io.rivulet.query.Answers.posted;
import static io.rivulet.query.Answers.refused;
import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.rivulet.backing.BackingResource;
import io.rivulet.query.FakeFleet;
import io.rivulet.query.Topography;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
class ForecastIT {

    private static final String PATH = "/api/analytics/forecast";
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

    private final String site = FakeFleet.site("site");

    @Test
    void weekThatRepeatsIsForeseen() {
        // Two pages on Mondays, one on other days, for 56 days; a day to look ahead needs 38.
        try (var topics = new Topography()) {
            for (int day = 0; day < 56; day++) {
                Instant noon = FIRST.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
                topics.event(
                        "ada",
                        null,
                        anEvent()
                                .id(UUID.randomUUID().toString())
                                .on(site)
                                .by("ada")
                                .at(noon));
                if (day % 7 == 0) {
                    topics.event(
                            "ada",
                            null,
                            anEvent()
                                    .id(UUID.randomUUID().toString())
                                    .on(site)
                                    .by("ada")
                                    .at(noon));
                }
            }
        }
        String asked = asking("\"metric\":\"pageViews\",\"endDate\":\"2026-03-01\",\"days\":8");
        JsonPath answer = awaited(
                PATH, asked, json -> json.getList("history").size() == 56 && json.getDouble("history[49].value") == 2);

        assertThat(answer.getBoolean("enough")).isTrue();
        assertThat(answer.getInt("daysNeeded")).isEqualTo(45);
        assertThat(answer.getList("forecast")).hasSize(8);
        assertThat(answer.getString("forecast[0].date")).isEqualTo("2026-03-02");
        assertThat(answer.getDouble("forecast[0].value")).isEqualTo(2);
        assertThat(answer.getDouble("forecast[1].value")).isEqualTo(1);
        assertThat(answer.getDouble("forecast[7].value")).isEqualTo(2);
        assertThat(answer.getDouble("forecast[7].high80")).isEqualTo(2);
        assertThat(answer.getDouble("backtest.meanAbsoluteError")).isZero();
        // The same history is too short to look thirty days ahead, and that is said.
        posted(PATH, asking("\"metric\":\"pageViews\",\"endDate\":\"2026-03-01\""))
                .then()
                .statusCode(200)
                .body("enough", is(false))
                .body("daysNeeded", is(67))
                .body("history", hasSize(56))
                .body("forecast", hasSize(0));
    }

    @Test
    void withoutHistoryThereIsNoForecast() {
        posted(PATH, asking("\"metric\":\"revenue\"")).then().statusCode(200).body("enough", is(false));
    }

    @Test
    void badFieldIsNamedWithWhatIsAllowed() {
        refused(posted(PATH, asking("\"metric\":\"luck\"")), "metric", "visitors, sessions");
        refused(posted(PATH, asking("\"days\":91")), "days", "1 to 90");
        refused(posted(PATH, asking("\"endDate\":\"soon\"")), "endDate", "ISO date");
        refused(posted(PATH, asking("\"horizon\":1")), "horizon", "metric, startDate");
    }

    private String asking(String more) {
        return "{\"siteId\":\"" + site + "\"," + more + "}";
    }
}
