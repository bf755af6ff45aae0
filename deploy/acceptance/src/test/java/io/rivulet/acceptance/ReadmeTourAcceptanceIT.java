package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.deploy.local.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tour of the root README, command by command, as a newcomer would type it. */
@WithFleet
class ReadmeTourAcceptanceIT {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Fleet fleet;

    ReadmeTourAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void everyCommandShowsWhatTheTourSays() throws Exception {
        List<String> tour = COMMANDS.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```sh\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(tour).hasSize(6);
        String token = tour.get(0);

        assertThat(run(token + tour.get(1))).contains("\"accepted\":3,\"rejected\":1", "\"missing_field\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run(token + tour.get(2)))
                        .contains("\"personId\":\"u-7\"", "\"visitorIds\":[\"grace\"]", "\"lead\":21.0")
                        .contains("\"revenue\":[{\"amount\":19.9,\"currency\":\"GBP\"}]"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run(token + tour.get(3)))
                        .contains("\"personId\":\"u-7\"")
                        .containsSubsequence("\"page_view\"", "\"price_checked\"", "\"purchase\""));
        assertThat(run(token + tour.get(4)))
                .contains("file -3691.26, query API -3691.26", "purchases              file 484, query API 484");
        assertThat(run(token + tour.get(5))).contains("\"orders\":6", "\"revenueTotal\":489.16");
    }

    /** What a command prints, on this fleet's ports. */
    private String run(String command) throws IOException, InterruptedException {
        String here = command.replace("http://localhost:8080", fleet.url(Part.COLLECTOR))
                .replace("http://localhost:8090", fleet.url(Part.QUERY))
                .replace("~/.rivulet", fleet.home().toString());
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here).directory(ROOT.toFile());
        shell.environment().put("RIVULET_HOME", fleet.home().toString());
        shell.environment().put(Part.COLLECTOR.portVariable(), fleet.port(Part.COLLECTOR));
        shell.environment().put(Part.QUERY.portVariable(), fleet.port(Part.QUERY));
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", here, output).isZero();
        return output;
    }
}
