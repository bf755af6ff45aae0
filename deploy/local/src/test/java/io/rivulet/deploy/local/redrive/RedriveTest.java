package io.rivulet.deploy.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveTest {

    private static final String REJECTED = """
            {"rejected":[{"id":"rejected-events-0-%d","reasons":[{"code":"missing_field"}],"payload":"%s"}],"after":"rejected-events-0-%d","more":%s}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    Path folder;

    @SuppressWarnings("NullAway.Init") // So does begin().
    private HttpServer collector;

    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int status = 200;

    @BeforeEach
    void begin() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Write-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.remove(0).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void end() {
        collector.stop(0);
    }

    private int run(String... args) throws InterruptedException {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return RedriveMain.run(
                Arrays.asList(args), String.valueOf(collector.getAddress().getPort()), out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void allPagesAreWrittenAsLinesToCorrect() throws Exception {
        answers.add(REJECTED.formatted(4, "{\\\"a\\\":1}", 4, true));
        answers.add(REJECTED.formatted(9, "no JSON", 9, false));
        Path file = folder.resolve("rejected.jsonl");

        int code = run("--out", file.toString(), "--reason", "missing_field", "--since", "2026-11-20T05:20:00Z");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(file))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"rejected-events-0-4\"", "\"event\":{\"a\":1}"),
                        second -> assertThat(second).contains("\"payload\":\"no JSON\""));
        assertThat(asked.get(0)).contains("reason=missing_field", "since=2026-11-20T05%3A20%3A00Z", "sk_demo");
        assertThat(asked.get(1)).contains("after=rejected-events-0-4");
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("mine"), "precious");

        assertThat(run("--out", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("precious");
    }

    @Test
    void aFileIsSentAndWhatIsRejectedAgainIsSaid() throws Exception {
        answers.add(
                "{\"accepted\":1,\"rejected\":1,\"items\":[{\"id\":\"a\",\"accepted\":true},{\"id\":\"b\","
                        + "\"accepted\":false,\"reasons\":[{\"code\":\"too_old\",\"field\":\"/timestamp\",\"detail\":\"Long ago.\"}]}]}");
        Path file = Files.writeString(folder.resolve("file"), "{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n");

        int code = run(file.toString(), "--dry-run", "--site-key", "sk_other");

        assertThat(code).isEqualTo(1);
        assertThat(asked)
                .containsExactly("POST /api/analytics/redrive?dryRun=true sk_other {\"id\":\"a\"}\n{\"id\":\"b\"}");
        assertThat(said()).contains("b  too_old /timestamp Long ago.", "would be accepted  1", "would be rejected  1");
    }

    @Test
    void aRuleSendsPageAfterPage() throws Exception {
        answers.add("{\"accepted\":100,\"rejected\":0,\"items\":[],\"after\":\"rejected-events-0-7\",\"more\":true}");
        answers.add("{\"accepted\":5,\"rejected\":0,\"items\":[],\"after\":\"rejected-events-0-9\",\"more\":false}");

        assertThat(run("--reason", "too_old", "--import")).isZero();

        assertThat(said()).contains("accepted           105");
        assertThat(asked.get(1)).contains("after=rejected-events-0-7", "import=true", "reason=too_old");
    }

    @Test
    void aRefusalIsSaidInTheCollectorsWords() throws Exception {
        status = 403;
        answers.add("{\"title\":\"Only a server key may do this\",\"detail\":\"A write key is public.\"}");

        assertThat(run("--reason", "too_old")).isEqualTo(1);
        assertThat(said()).contains("403: Only a server key may do this. A write key is public.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run", "--since yesterday", "--nope", "file --reason x", "a b", "--out"})
    void aCommandThatMakesNoSenseAsksNobody(String arguments) throws Exception {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void thePortIsThatOfTheFleetThatWasStartedLast() throws Exception {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run").resolve("ports"), "COLLECTOR=4711\n");

        assertThat(RedriveMain.port(Map.of("RIVULET_HOME", folder.toString()), folder))
                .isEqualTo("4711");
        assertThat(RedriveMain.port(Map.of("RIVULET_HOME", folder.toString(), "RIVULET_COLLECTOR_PORT", "1"), folder))
                .isEqualTo("1");
    }
}
