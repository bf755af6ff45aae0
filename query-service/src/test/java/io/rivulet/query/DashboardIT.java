package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.rivulet.backing.BackingResource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The dashboard in a real browser, over what the topics say: every screen's numbers are the API's, in both themes and
 * on a phone, and nobody is shut out of any. Pictures of all of it are left in {@code target/dashboard}.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
@QuarkusTestResource(TestIssuer.class)
class DashboardIT {

    private static final Path WEBUI = Path.of("src", "main", "webui");
    private static final Path OUT = Path.of("target", "dashboard");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everythingInTheBrowser() throws Exception {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "There is no chromium on the PATH");
        String site = "shop-" + UUID.randomUUID();
        try (var topics = new Topography()) {
            var shop = new Shop(topics, site);
            int events = shop.fortnight();
            shop.people();
            shop.steady();
            shop.journey();
            FakeNode.forgetAll();
            TestIssuer.visitor(List.of("ANALYST"), 32);
            DashboardScene.people(shop);
            shop.rightNow();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> asAdmin()
                                    .get("/api/analytics/dashboard?startDate=%s&endDate=%s&siteId=%s"
                                            .formatted(Shop.FIRST_DAY, Shop.LAST_DAY, site))
                                    .jsonPath()
                                    .getInt("kpis.events")
                            == events);
            Files.createDirectories(OUT);
            Path told = OUT.resolve("told.json").toAbsolutePath();
            JSON.writeValue(told.toFile(), shop.told());
            List<JsonNode> looked = looked(run(
                    "browser/look.mjs",
                    "http://localhost:" + RestAssured.port,
                    "admin-of-tests",
                    chromium.get().toString(),
                    OUT.toAbsolutePath().toString(),
                    site,
                    shop.visitor(1),
                    told.toString()));
            assertThat(looked).extracting(each -> each.path("name").asText()).endsWith("ended");
            return looked.stream()
                    .map(each -> DynamicTest.dynamicTest(
                            each.path("name").asText(),
                            () -> assertThat(each.path("failure").asText(null)).isNull()));
        }
    }

    @Test
    void itsTypesAreWhatTheServiceDescribes() throws Exception {
        Outcome outcome = run("build/types.mjs", "--check", "http://localhost:" + RestAssured.port);

        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    private record Outcome(int status, String text) {}

    private static List<JsonNode> looked(Outcome outcome) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : outcome.text().lines().toList()) {
            assertThat(line).as(outcome.text()).startsWith("{");
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Outcome run(String... words) throws IOException, InterruptedException {
        // The build has needed one, and has fetched it where the machine's is too old.
        Path fetched = Path.of("target", "node", "node");
        List<String> command = new ArrayList<>(
                List.of(Files.isExecutable(fetched) ? fetched.toAbsolutePath().toString() : "node"));
        command.addAll(List.of(words));
        Files.createDirectories(OUT);
        Path log = OUT.resolve(Path.of(words[0]).getFileName() + ".log").toAbsolutePath();
        Process process = new ProcessBuilder(command)
                .directory(WEBUI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("%s ends", words[0])
                    .isTrue();
            return new Outcome(process.exitValue(), Files.readString(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
