package io.rivulet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rivulet.backing.ServiceProcess;
import io.rivulet.collector.ingest.TopicReader;
import io.rivulet.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several collectors as they are delivered, which have nothing in common but Kafka. */
class CookielessVisitorIT {

    private static final Map<String, String> SITE = Map.of("rivulet.sites.quiet.write-keys", "wk_quiet");

    private final String run = UUID.randomUUID().toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    private Path folder;

    @Test
    void aVisitorIsTheSameOnEveryInstanceAndAfterARestart() throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (var one = ServiceProcess.start(folder.resolve("one"), SITE);
                var other = ServiceProcess.start(folder.resolve("other"), SITE)) {
            send(one);
            send(other);
        }
        try (var again = ServiceProcess.start(folder.resolve("one"), SITE)) {
            send(again);
        }
        assumeThat(LocalDate.now(ZoneOffset.UTC)).isEqualTo(today);

        List<String> visitors = visitors();

        assertThat(visitors).hasSize(3);
        assertThat(visitors.get(0)).matches("cl-[0-9a-f]{32}");
        assertThat(visitors).containsOnly(visitors.get(0));
    }

    private void send(ServiceProcess collector) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(collector.url() + "/api/analytics/events"))
                                .header("X-Write-Key", "wk_quiet")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"eventType\":\"page_view\",\"visitorId\":\"ada\",\"run\":\"" + run + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private List<String> visitors() {
        return TopicReader.read(
                        Topics.USER_EVENTS, event -> event.getProperties().contains(run))
                .stream()
                .map(written -> written.value().getVisitorId())
                .toList();
    }
}
