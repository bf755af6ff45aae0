package io.rivulet.collector.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.backing.BackingServices;
import io.rivulet.backing.ServiceProcess;
import io.rivulet.collector.ingest.TopicReader;
import io.rivulet.collector.sdk.NodeModules;
import io.rivulet.collector.sdk.Relay;
import io.rivulet.collector.sdk.SdkProcess;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tracker in real browsers against the collector as it is delivered: what people do in the demo shop, tabs that are
 * cut off and closed while the collector is killed, and what is on the device in each state of consent. Firefox, where
 * there is one, goes the most important ways.
 */
class TrackerInBrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RUN = "tracker-" + UUID.randomUUID().toString().substring(0, 8);

    private static Map<String, List<UserEvent>> byVisitor = Map.of();
    private static Map<String, List<UserEvent>> probes = Map.of();

    @SuppressWarnings("NullAway.Init") // Before the first test.
    private static SdkProcess people;

    private static Optional<SdkProcess> foxes = Optional.empty();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    static Path folder;

    @BeforeAll
    static void everythingHappens() {
        Optional<Path> node = NodeModules.program("node");
        Optional<Path> npm = NodeModules.program("npm");
        Optional<Path> chromium = NodeModules.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(node.isPresent() && npm.isPresent(), "There is no node or no npm on the PATH");
        assumeTrue(chromium.isPresent(), "There is no chromium on the PATH");
        Path scripts = NodeModules.installed(npm.get());
        ServiceProcess collector = collector();
        try (Relay relay = new Relay()) {
            lead(relay, collector);
            people = SdkProcess.start(
                    node.get(),
                    scripts,
                    "tracker.mjs",
                    relay.url(),
                    RUN,
                    chromium.get().toString());
            people.awaitReady();
            foxes = NodeModules.program("firefox-esr", "firefox")
                    .map(firefox ->
                            SdkProcess.start(node.get(), scripts, "firefox.mjs", relay.url(), RUN, firefox.toString()));
            for (int round : new int[] {1, 2, 7, 8, 9, 10, 11, 12, 13, 3, 4}) {
                people.send(round);
            }
            foxes.ifPresent(SdkProcess::awaitReady);
            foxes.ifPresent(fox -> fox.send(1));
            collector.kill();
            people.send(5);
            foxes.ifPresent(fox -> fox.send(2));
            collector = collector();
            lead(relay, collector);
            people.send(6);
            foxes.ifPresent(fox -> fox.send(3));
            foxes.ifPresent(fox -> fox.send(4));
            Set<String> sent = probesSent().stream().map(SdkProcess.Sent::n).collect(Collectors.toSet());
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                read();
                assertThat(probes.keySet()).containsAll(sent);
            });
            people.close();
            foxes.ifPresent(SdkProcess::close);
        } finally {
            collector.close();
        }
    }

    @AfterAll
    static void forget() {
        byVisitor = Map.of();
        probes = Map.of();
    }

    @ParameterizedTest
    @CsvSource({
        "session_start, entryPage, ",
        "page_view, , ",
        "page_exit, timeOnPage, ",
        "scroll_depth, depth, 25",
        "scroll_depth, depth, 100",
        "exit_intent, pageViews, 1",
        "click, position, hero",
        "cta_click, text, Check price",
        "price_checked, service, screen_repair",
        "price_checked, price, 119",
        "rage_click, clicks, 3",
        "dead_click, text, Show the map",
        "form_start, formId, quote",
        "form_field_focus, fieldName, email",
        "form_abandon, lastField, problem",
        "form_submit, formId, booking-contact",
        "form_submit, goal, true",
        "quote_requested, value, 150",
        "js_error, message, Uncaught Error: The chat is closed",
        "api_error, status, 404",
        "page_performance, loadTime, ",
        "page_performance, lcp, ",
        "mouse_samples, points, ",
        "fingerprint_made, fingerprint, ",
        "search_query, query, gramophone",
        "zero_results, query, gramophone",
        "search_filter, filters, ",
        "search_sort, sorts, ",
        "service_viewed, serviceId, screen_repair",
        "service_comparison, services, ",
        "availability_checked, service, screen_repair",
        "booking_started, service, screen_repair",
        "booking_step_completed, step, when",
        "booking_completed, currency, GBP",
        "product_view, productId, case_soft",
        "product_view, source, category",
        "affiliate_click, platform, partner",
        "copied_coupon, coupon, FIXWELL10",
        "add_to_cart, product_id, case_soft",
        "checkout_started, value, 19",
        "purchase, revenue, 19.00",
        "review_read, reviewer, ",
        "contact_info_viewed, , ",
    })
    void whatACustomerDoesIsInTheTopic(String name, String property, String value) {
        List<JsonNode> found = customer().stream()
                .filter(event -> event.getEventName().equals(name))
                .map(TrackerInBrowserIT::properties)
                .toList();
        assertThat(found).isNotEmpty();
        if (property != null) {
            assertThat(found)
                    .anySatisfy(
                            properties -> assertThat(properties.has(property)).isTrue());
        }
        if (value != null) {
            assertThat(found)
                    .anySatisfy(properties ->
                            assertThat(properties.path(property).asText()).isEqualTo(value));
        }
    }

    @Test
    void everyMarkIsScrolledPastOncePerPage() {
        Map<String, Long> marks = customer().stream()
                .filter(event -> event.getEventName().equals("scroll_depth"))
                .collect(Collectors.groupingBy(
                        event -> event.getPage().getUrl()
                                + properties(event).path("depth").asInt(),
                        Collectors.mapping(
                                UserEvent::getEventId,
                                Collectors.collectingAndThen(Collectors.toSet(), ids -> (long) ids.size()))));
        assertThat(marks.values()).containsOnly(1L);
    }

    @Test
    void nothingThatSomebodyWroteIntoAFieldLeavesThePage() {
        assertThat(byVisitor.values())
                .allSatisfy(events -> assertThat(events)
                        .allSatisfy(event -> assertThat(event.toString()).doesNotContainIgnoringCase("secret")));
    }

    @Test
    void theCampaignStaysWithTheVisit() {
        assertThat(customer())
                .filteredOn(event -> event.getEventName().equals("booking_completed"))
                .allSatisfy(event -> assertThat(event.getSource().getCampaign()).isEqualTo("spring"));
    }

    @Test
    void aVariantIsOnWhatHappensUnderIt() {
        assertThat(customer())
                .filteredOn(event -> event.getEventName().equals("js_error"))
                .allSatisfy(event -> assertThat(
                                properties(event).at("/experiments/headline").asText())
                        .isEqualTo("b"));
    }

    @Test
    void whoLogsInIsKnownFromThenOn() {
        assertThat(customer())
                .filteredOn(event -> event.getEventName().equals("contact_info_viewed"))
                .extracting(UserEvent::getUserId)
                .containsOnly("customer-17");
    }

    @Test
    void theConsentThatWasGivenIsOnEveryEvent() {
        assertThat(customer()).allSatisfy(event -> {
            assertThat(event.getConsent().getMarketing()).isTrue();
            assertThat(event.getConsent().getVersion()).isEqualTo("2026-11");
        });
    }

    @Test
    void otherScriptsHearOfEventsConsentAndSession() {
        assertThat(people.said("layer ")).isEqualTo("true fingerprint,session");
    }

    @Test
    void whoSleepsIsIdleUntilSheTouchesSomething() {
        assertThat(byVisitor.get(people.said("sleeper ")))
                .extracting(UserEvent::getEventName)
                .contains("heartbeat", "idle_start", "idle_end");
    }

    @Test
    void whateverWasTrackedWhileThingsFailedIsThereOnceAfterDeduplication() {
        assertThat(people.sent()).hasSizeGreaterThan(600);
        assertThat(probesSent()).allSatisfy(probe -> {
            List<UserEvent> found = probes.getOrDefault(probe.n(), List.of());
            assertThat(found).isNotEmpty();
            assertThat(found)
                    .extracting(UserEvent::getEventId)
                    .containsOnly(found.get(0).getEventId());
            assertThat(found)
                    .extracting(UserEvent::getContentHash)
                    .containsOnly(found.get(0).getContentHash());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    undecided      | []                 | []                                     | []                  | page_view            | GET /rivulet.js, POST /api/analytics/events
                    nothing at all | []                 | []                                     | []                  |                      | GET /rivulet.js
                    refused        | []                 | ["rivulet_consent"]                    | []                  | page_view            | GET /rivulet.js, POST /api/analytics/events
                    signalled      | []                 | []                                     | []                  | page_view            | GET /rivulet.js, POST /api/analytics/events
                    granted        | ["_techstore_uid"] | ["_rivulet_session","rivulet_consent"] | ["rivulet-wk_demo"] | page_performance+visitor+session, page_view+visitor+session, session_start+visitor+session | GET /rivulet.js, GET /rivulet/clock, GET /rivulet/diagnostics-HASH.js, POST /api/analytics/events
                    earlier tool   | ["_techstore_uid"] | ["_rivulet_session","user_consent"]    | ["rivulet-wk_demo"] | page_performance+visitor+session, page_view+visitor+session, session_start+visitor+session | GET /rivulet.js, GET /rivulet/clock, GET /rivulet/diagnostics-HASH.js, POST /api/analytics/events
                    withdrawn      | []                 | ["rivulet_consent"]                    | []                  | page_performance+visitor+session, page_view+visitor+session, session_start+visitor+session | GET /rivulet.js, GET /rivulet/clock, GET /rivulet/diagnostics-HASH.js, POST /api/analytics/events
                    """)
    void thisAndNothingElseIsStoredAndSent(
            String state, String cookies, String local, String databases, String events, String requests)
            throws JsonProcessingException {
        JsonNode found = JSON.readTree(people.said("state " + state + " "));

        assertThat(found.get("cookies")).hasToString(cookies);
        assertThat(found.get("local")).hasToString(local);
        assertThat(found.get("databases")).hasToString(databases);
        assertThat(found.get("session")).isEmpty();
        assertThat(found.get("caches")).isEmpty();
        assertThat(words(found.get("events"))).isEqualTo(events == null ? "" : events);
        assertThat(words(found.get("requests"))).isEqualTo(requests);
    }

    @Test
    void aBrowserThatBlocksAllStorageStillSends() throws JsonProcessingException {
        JsonNode found = JSON.readTree(people.said("state blocked "));

        assertThat(words(found.get("events"))).contains("page_view+visitor+session");
    }

    @Test
    void aPageThatIsKeptForTheWayBackIsTrackedOnIt() {
        assertThat(people.said("wanderer ")).isEqualTo("true rivulet-leader-wk_demo,rivulet-tab");
    }

    @Test
    void aScriptThatRunsBeforeThereIsABodyBreaksNothingAndAsksOnceThereIsOne() {
        assertThat(people.said("unready ")).isEqualTo("0");
    }

    @Test
    void theFingerprintIsItsLibrarysButMadeInPartsThatNoSlowPhoneFeels() {
        assertThat(people.said("hurried ")).isEqualTo("true true true");
    }

    @Test
    void aVisitorIsTheSameOnAnotherDomainOfTheSiteAndTheLinkLeavesNoTrace() {
        assertThat(people.said("traveller ")).isEqualTo("true false");
    }

    @Test
    void nobodyIsShutOutOfShopAndBanner() {
        assertThat(people.said("axe ")).isEqualTo("[]");
    }

    @Test
    void noPolicyOfAPageIsBroken() {
        assertThat(people.said("complaints ")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session_start",
                "page_view",
                "page_exit",
                "scroll_depth",
                "cta_click",
                "price_checked",
                "form_start",
                "form_field_focus",
                "form_submit",
                "quote_requested",
                "js_error",
                "api_error",
                "page_performance",
                "mouse_samples",
                "fingerprint_made",
                "service_viewed",
                "contact_info_viewed"
            })
    void whatACustomerDoesInFirefoxIsInTheTopic(String name) {
        assertThat(byVisitor.getOrDefault(fox().said("visitor "), List.of()))
                .extracting(UserEvent::getEventName)
                .contains(name);
    }

    @Test
    void theFingerprintInFirefoxIsItsLibrarys() {
        assertThat(fox().said("fingerprint ")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    undecided | {"cookies":[""],"local":[],"databases":[]}
                    granted   | {"cookies":["_techstore_uid"],"local":["_rivulet_session","revivatech_fingerprint","rivulet_consent"],"databases":["rivulet-wk_demo"]}
                    withdrawn | {"cookies":[""],"local":["rivulet_consent"],"databases":[]}
                    """)
    void firefoxHoldsThisAndNothingElse(String state, String held) {
        assertThat(fox().said(state + " ")).isEqualTo(held);
    }

    private static SdkProcess fox() {
        assumeTrue(foxes.isPresent(), "There is no firefox on the PATH");
        return foxes.get();
    }

    private static List<SdkProcess.Sent> probesSent() {
        return Stream.concat(Stream.of(people), foxes.stream())
                .flatMap(browser -> browser.sent().stream())
                .toList();
    }

    private static List<UserEvent> customer() {
        return byVisitor.getOrDefault(people.said("customer "), List.of());
    }

    private static String words(JsonNode list) {
        return JSON.<List<Object>>convertValue(list, new TypeReference<List<Object>>() {}).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static void read() {
        List<UserEvent> all =
                TopicReader.read(Topics.USER_EVENTS, BackingServices.kafka(), BackingServices.registry(), event -> true)
                        .stream()
                        .map(ConsumerRecord::value)
                        .filter(event -> String.valueOf(event.getSdk()).startsWith("rivulet-js"))
                        .toList();
        byVisitor = all.stream().collect(Collectors.groupingBy(UserEvent::getVisitorId));
        probes = all.stream()
                .filter(event -> event.getEventName().equals("probe"))
                .collect(Collectors.groupingBy(
                        event -> properties(event).path("n").asText()));
    }

    private static JsonNode properties(UserEvent event) {
        try {
            return JSON.readTree(event.getProperties());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ServiceProcess collector() {
        return ServiceProcess.start(
                folder, Map.of("rivulet.sites.demo.write-keys", "wk_demo", "rivulet.tracker.demo", "true"));
    }

    private static void lead(Relay relay, ServiceProcess collector) {
        relay.leadTo(URI.create(collector.url()).getPort());
    }
}
