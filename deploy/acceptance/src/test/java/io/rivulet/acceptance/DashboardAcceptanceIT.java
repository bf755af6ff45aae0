package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.acceptance.oracle.Oracle;
import io.rivulet.acceptance.oracle.Reading;
import io.rivulet.acceptance.oracle.Verdict;
import io.rivulet.deploy.local.Part;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The dashboard in a real browser over the whole fleet: what a real shop's recording and shoppers in the demo shop left
 * behind is on every screen what the API says, and what the judge makes of the events as they lie in the topic. Pictures
 * on a desktop, a phone and in the dark are left in {@code target/dashboard}.
 */
@WithFleet
class DashboardAcceptanceIT {

    private static final Path OUT = Path.of("target", "dashboard").toAbsolutePath();
    private static final Path SCRIPTS = Path.of("src", "test", "browser");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Pattern INVOICE = Pattern.compile("^([A-Z]?)(?=\\d)");
    private static final Pattern CUSTOMER = Pattern.compile(",(\\d+(?:\\.0)?),([^,]*)$");

    /** How many lines of the large recording are replayed, if any. */
    private static final int LINES = Integer.getInteger("rivulet.oracle.lines", 0);

    private final Fleet fleet;
    private final TopicReader reader;
    private final String site = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    private final String key = "wk_" + site;
    private final String serverKey = "sk_" + site;

    DashboardAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
        this.reader = new TopicReader(fleet.bootstrapServers(), fleet.registryUrl());
    }

    @TestFactory
    Stream<DynamicTest> everyScreenShowsWhatTheApiSaysAndWhatTheEventsComeTo() throws Exception {
        Optional<Path> chromium = NodeScript.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "There is no chromium on the PATH");
        Files.createDirectories(OUT);
        openSite();
        Map<TopicPartition, Long> before = reader.ends(Topics.USER_EVENTS);
        assertThat(Replays.replay(fleet, recording(), "--site-key", serverKey, "--shift-to-now")
                        .rejected())
                .isZero();
        NodeScript shopping = run("shoppers.mjs", fleet.url(Part.COLLECTOR), key, browser(chromium));
        assertThat(shopping.status()).as(shopping.text()).isZero();

        Path told = OUT.resolve("told.json");
        ShopTold.of(site, awaitJudged(before)).write(told);
        NodeScript looking = run(
                "dashboard.mjs",
                fleet.url(Part.QUERY),
                fleet.adminToken(),
                browser(chromium),
                OUT.toString(),
                told.toString(),
                fleet.url(Part.COLLECTOR),
                key);
        List<JsonNode> looked = looking.lines();
        assertThat(looked).extracting(each -> each.path("name").asText()).endsWith("ended");
        return looked.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.path("name").asText(),
                        () -> assertThat(each.path("failure").asText(null)).isNull()));
    }

    /** A recording whose customers and invoices have other numbers: those of the file are other tests' to count. */
    private static Path recording() throws IOException {
        try (InputStream bytes = Files.newInputStream(original());
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        LINES == 0 ? bytes : new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
            Path renumbered = OUT.resolve("recording.csv");
            Files.write(
                    renumbered,
                    lines.lines()
                            .limit(LINES == 0 ? Long.MAX_VALUE : LINES + 1L)
                            .map(line -> INVOICE.matcher(line).replaceFirst("$19"))
                            .map(line -> CUSTOMER.matcher(line).replaceFirst(",9$1,$2"))
                            .toList());
            return renumbered;
        }
    }

    private static Path original() {
        if (LINES == 0) {
            return Replays.recording("shop.csv");
        }
        Path data = Path.of(Optional.ofNullable(System.getenv("RIVULET_DATA")).orElse("../../../shared/data"));
        Path whole = data.resolve("clickstream").resolve("online_retail_to_2011-09-10.csv.gz");
        assumeTrue(Files.exists(whole), "the recording is not here: RIVULET_DATA names the folder of the data");
        return whole;
    }

    /** A site of its own, so that nobody else's numbers are on its screens; the collector sees the file change. */
    private void openSite() throws IOException {
        Files.writeString(
                fleet.home().resolve("sites.properties"),
                "\nrivulet.sites.%1$s.write-keys=%2$s\nrivulet.sites.%1$s.server-keys=%3$s\n"
                        .formatted(site, key, serverKey),
                StandardOpenOption.APPEND);
        await("the collector to know the site")
                .atMost(SOON)
                .until(() -> fleet.collector()
                                .post("{\"events\":[]}", Optional.of(key))
                                .status()
                        != 401);
    }

    /** The judge's words on the site's events, once Postgres has every one of them and the same visits. */
    private List<Verdict> awaitJudged(Map<TopicPartition, Long> before) {
        List<UserEvent> arrivals = new ArrayList<>();
        reader.read(Topics.USER_EVENTS, new HashMap<>(before), event -> {
            if (event.getSiteId().equals(site)) {
                arrivals.add(event);
            }
        });
        List<Verdict> verdicts = new Oracle(Reading.WHOLE).judge(arrivals);
        long events =
                verdicts.stream().mapToLong(verdict -> verdict.counted().size()).sum();
        Set<String> visits = verdicts.stream()
                .flatMap(verdict -> verdict.visits().stream())
                .map(Verdict.Visit::session)
                .map(visit -> "%s %d %d %d %d %d"
                        .formatted(
                                visit.getVisitorId(),
                                visit.getStartedAt().toEpochMilli(),
                                visit.getEndedAt().toEpochMilli(),
                                visit.getEvents(),
                                visit.getPageViews(),
                                visit.getConversionCount()))
                .collect(Collectors.toCollection(TreeSet::new));
        await("Postgres to have it all").atMost(SOON).untilAsserted(() -> {
            assertThat(fleet.database()
                            .strings("SELECT count(*)::text FROM events WHERE site_id = ANY (?)", Set.of(site)))
                    .containsExactly(String.valueOf(events));
            assertThat(new TreeSet<>(fleet.database().strings("""
                            SELECT concat_ws(' ', visitor_id, (extract(epoch FROM started_at) * 1000)::bigint,
                                             (extract(epoch FROM ended_at) * 1000)::bigint,
                                             events, page_views, conversion_count)
                              FROM sessions WHERE state <> 'MERGED_INTO' AND site_id = ANY (?)""", Set.of(site))))
                    .isEqualTo(visits);
        });
        return verdicts;
    }

    private static String browser(Optional<Path> chromium) {
        return chromium.orElseThrow().toString();
    }

    private static NodeScript run(String script, String... words) throws IOException, InterruptedException {
        return NodeScript.run(SCRIPTS.resolve(script), OUT.resolve(script + ".log"), words);
    }
}
