package io.rivulet.collector.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.rivulet.backing.BackingResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A registry that takes connections and never says a word: whoever asks it on an event loop stops all requests. */
@QuarkusTest
@TestProfile(SilentRegistryIT.Silence.class)
@QuarkusTestResource(
        value = BackingResource.class,
        initArgs = @ResourceArg(name = "services", value = "kafka"),
        restrictToAnnotatedClass = true)
class SilentRegistryIT {

    private static final int IN_FLIGHT_BYTES = 1000;
    private static final String CLICK = "{\"eventType\":\"click\",\"visitorId\":\"ada\",\"x\":\"\"}";

    public static class Silence implements QuarkusTestProfile {

        @Override
        @SuppressWarnings("resource")
        public Map<String, String> getConfigOverrides() {
            try {
                var registry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                return Map.of(
                        "rivulet.registry.url",
                        "http://localhost:" + registry.getLocalPort() + "/apis/registry/v3",
                        "rivulet.publish.in-flight-bytes",
                        String.valueOf(IN_FLIGHT_BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Set<String> tags() {
            return Set.of();
        }
    }

    @Test
    void requestsAreAnsweredAtOnceAndNothingIsAcknowledged() {
        for (int i = 0; i < 20; i++) {
            var response = given().header("X-Write-Key", "wk_demo").body(CLICK).post("/api/analytics/events");

            assertThat(response.time()).isLessThan(4_000);
            response.then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:rivulet:problem:kafka-unavailable"));
        }
    }

    @Test
    void itLivesAndIsNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/started").then().statusCode(503);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsSentAwayEarly() {
        String large = CLICK.replace("\"\"", "\"" + "x".repeat(IN_FLIGHT_BYTES) + "\"");

        given().header("X-Write-Key", "wk_demo")
                .body(large)
                .post("/api/analytics/events")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:rivulet:problem:overloaded"));
    }
}
