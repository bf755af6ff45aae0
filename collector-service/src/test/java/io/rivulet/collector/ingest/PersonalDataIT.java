package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.backing.BackingServices;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Personal data is planted wherever a sender can put it, and searched for wherever the collector writes. */
class PersonalDataIT {

    private static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";
    private static final List<String> DOORS = List.of(
            "/api/analytics/events",
            "/api/analytics/track",
            "/analytics/collect",
            "/analytics/collect/batch",
            "/v1/track",
            "/v1/identify",
            "/v1/page",
            "/v1/group",
            "/v1/alias",
            "/v1/batch",
            "/v1/import",
            "/batch/",
            "/e/",
            TP2);
    private static final Set<String> POSTHOG = Set.of("/batch/", "/e/");
    private static final List<String> SNOWPLOW = List.of(
            "eid",
            "aid",
            "uid",
            "sid",
            "duid",
            "nuid",
            "tnuid",
            "url",
            "page",
            "refr",
            "ua",
            "ip",
            "res",
            "vp",
            "lang",
            "tz",
            "tv",
            "p",
            "se_ca",
            "se_ac",
            "se_la",
            "se_pr",
            "tr_id",
            "tr_af",
            "tr_ci",
            "ti_nm",
            "ti_ca",
            "somethingElse");
    // It must be found: a search that finds nothing at all proves nothing.
    private static final String CONTROL = "nothing-personal-7341";

    private static final Planted planted = new Planted();
    private static final List<byte[]> answers = new ArrayList<>();
    // HTTP/2 counts an address to the headers, which may be shorter.
    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    @SuppressWarnings("NullAway.Init") // send() does.
    private static List<ConsumerRecord<byte[], byte[]>> records;

    @BeforeAll
    static void send() throws IOException, InterruptedException {
        for (String key : List.of("wk_demo", "sk_demo", "wk_quiet")) {
            for (String door : DOORS) {
                for (String body : bodies(door, door + " with " + key)) {
                    post(door, key, body.getBytes(StandardCharsets.UTF_8));
                }
                post(door, key, Gzipped.of(event(door + " as gzip")));
            }
        }
        strangeRequests();
        answers.add(collector.get("/q/metrics").body().getBytes(StandardCharsets.UTF_8));
        records = records();
    }

    @Test
    void whatIsNotPersonalIsFound() {
        assertThat(records)
                .anySatisfy(record -> assertThat(latin(record.value())).contains(CONTROL));
        assertThat(records).anySatisfy(record -> assertThat(record.topic()).isEqualTo("rejected-events"));
    }

    @Test
    void noTopicHoldsAnyOfIt() {
        assertThat(records)
                .flatMap(record -> Stream.of(record.key(), record.value())
                        .filter(bytes -> bytes != null)
                        .flatMap(bytes -> planted.foundIn(bytes).stream())
                        .map(found -> record.topic() + " has " + found)
                        .toList())
                .isEmpty();
    }

    @Test
    void noAnswerQuotesAnyOfIt() {
        assertThat(answers).hasSizeGreaterThan(100).flatMap(planted::foundIn).isEmpty();
    }

    @Test
    void theLogShowsNoneOfIt() throws IOException {
        assertThat(planted.foundIn(Files.readAllBytes(collector.log()))).isEmpty();
    }

    /** The words of PostHog and Snowplow only where they are understood: Base64 is not looked into elsewhere. */
    private static List<String> bodies(String door, String where) {
        String event = event(where);
        return List.of(
                event,
                POSTHOG.contains(door) ? postHog(where) : event,
                door.equals(TP2) ? snowplow(where) : event,
                "[" + event(where + ", array") + "]",
                "{\"metadata\":{\"sdkVersion\":\"" + planted.all("sdkVersion") + "\"},\"events\":[" + event(where)
                        + "]}",
                "{\"batch\":[" + event(where) + "],\"context\":{\"traits\":{\"email\":\"" + planted.email("context")
                        + "\"}}}",
                flat(where, List.of("pageTitle", "consent"), "\"consent\":{\"analytics\":false},"),
                older(where),
                old(where),
                rejected(where),
                flat(where + ", too large", List.of("pageTitle"), "\"pad\":\"" + "x".repeat(33_000) + "\","),
                "{\"eventId\":\"" + planted.email("deep") + "\",\"deep\":" + "[".repeat(20) + "\"" + planted.all("deep")
                        + "\"" + "]".repeat(20) + "}",
                "\"" + planted.all("no event") + "\"",
                "{\"email\":\"" + planted.all("broken") + "\",");
    }

    private static String event(String where) {
        return flat(
                where,
                List.of(
                        "eventId",
                        "messageId",
                        "visitorId",
                        "userId",
                        "sessionId",
                        "anonymousId",
                        "pagePath",
                        "pageTitle",
                        "utmSource",
                        "utmMedium",
                        "utmCampaign",
                        "utmTerm",
                        "utmContent",
                        "userAgent",
                        "os",
                        "browser",
                        "browserVersion",
                        "deviceType",
                        "screenResolution",
                        "viewport",
                        "country",
                        "region",
                        "city",
                        "sdk",
                        "ip",
                        "previousId",
                        "groupId",
                        "somethingElse"),
                "\"pageUrl\":\"https://ada:secret@shop.example/u/" + planted.email("path") + "/?a=1&e="
                        + encoded(planted.email("url")) + "&ee=" + encoded(encoded(planted.email("url, twice")))
                        + "&p=" + encoded(planted.phone("url")) + "&ip=" + planted.address("url") + "&ip6="
                        + encoded(planted.longAddress("url")) + "&phone=0"
                        + planted.phone("url, by name").substring(3)
                        + "#" + planted.email("fragment") + "\",\"referrer\":\"https://other.example/?q="
                        + encoded(planted.all("referrer")) + "\",");
    }

    private static String flat(String where, List<String> texts, String more) {
        var json = new StringBuilder("{").append(more);
        texts.forEach(name -> json.append('"')
                .append(name)
                .append("\":\"")
                .append(planted.all(where + ", " + name))
                .append("\","));
        return json.append("\"eventType\":\"Told ")
                .append(planted.all(where + ", name"))
                .append("\",\"type\":\"track\",")
                .append("\"traits\":")
                .append(nested("traits"))
                .append(",\"context\":")
                .append(nested("context"))
                .append(",\"properties\":")
                .append(nested("properties"))
                .append('}')
                .toString();
    }

    private static String nested(String where) {
        return "{\"control\":\"" + CONTROL + "\",\"email\":\""
                + planted.email(where).toUpperCase(java.util.Locale.ROOT)
                + "\",\"Phone Number\":\"0" + planted.phone(where).substring(3) + "\",\"mobile\":44"
                + planted.phone(where).substring(3) + ",\"ip\":\"" + planted.address(where) + "\",\""
                + planted.email("name in " + where) + "\":[{\"deep\":{\"note\":\"ask " + planted.all(where)
                + " or tel:0" + planted.phone("tel").substring(3) + "\"}}],\"html\":\""
                + planted.email("html").replace("@", "&#64;") + "\",\"json\":\"{\\\"e\\\":\\\""
                + planted.email("json").replace("@", "\\\\u0040") + "\\\"}\"}";
    }

    private static String postHog(String where) {
        String own = flat(
                where + ", PostHog",
                List.of(
                        "$device_id",
                        "$user_id",
                        "$session_id",
                        "$insert_id",
                        "$lib",
                        "$pathname",
                        "$raw_user_agent",
                        "$browser",
                        "$os",
                        "$ip",
                        "$screen_name",
                        "$el_text",
                        "$group_key",
                        "utm_source",
                        "somethingElse"),
                "\"$current_url\":\"https://shop.example/?e=" + encoded(planted.email("url")) + "\",\"$referrer\":\""
                        + planted.all("referrer") + "\",\"$set\":" + nested("$set") + ",\"$set_once\":"
                        + nested("$set_once") + ",");
        return "{\"api_key\":\"" + planted.all("api_key") + "\",\"batch\":[{\"event\":\"" + planted.all(where)
                + "\",\"distinct_id\":\"" + planted.all("distinct_id") + "\",\"uuid\":\"" + planted.all("uuid")
                + "\",\"properties\":" + own + "},{\"event\":\"$identify\",\"properties\":" + own + "}]}";
    }

    private static String snowplow(String where) {
        return "{\"schema\":\"" + planted.all("schema") + "\",\"data\":[" + snowplowEvent(where, "ue") + ","
                + snowplowEvent(where, planted.all("e")) + "]}";
    }

    /** What its protocol has in texts, plain and in Base64, is looked through as well. */
    private static String snowplowEvent(String where, String kind) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("e", kind);
        SNOWPLOW.forEach(name -> event.put(name, planted.all(where + ", " + name)));
        String entities = "{\"data\":[{\"schema\":\"iglu:a/client_session/jsonschema/1-0-0\",\"data\":{\"userId\":\""
                + planted.all("client_session") + "\"}},{\"schema\":\"iglu:a/" + planted.email("schema")
                + "/jsonschema/1-0-0\",\"data\":" + nested("co") + "}]}";
        String told = "{\"data\":{\"schema\":\"iglu:a/told/jsonschema/1-0-0\",\"data\":" + nested("ue") + "}}";
        boolean plain = kind.equals("ue");
        return event.put(plain ? "co" : "cx", plain ? entities : base64(entities))
                .put(plain ? "ue_px" : "ue_pr", plain ? base64(told) : told)
                .toString();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String older(String where) {
        return "{\"fingerprint\":\"" + planted.email(where) + "\",\"sessionId\":\"" + planted.phone(where)
                + "\",\"event\":{\"type\":\"click\",\"name\":\"" + planted.all("name") + "\",\"data\":" + nested("data")
                + ",\"page\":\"" + planted.all("page") + "\",\"referrer\":\"" + planted.all("referrer")
                + "\"},\"session\":" + nested("session") + "}";
    }

    private static String old(String where) {
        return "{\"event\":\"" + planted.all(where) + "\",\"properties\":" + nested(where) + ",\"session_id\":\""
                + planted.all("session") + "\",\"user_id\":\"" + planted.email("user") + "\"}";
    }

    private static String rejected(String where) {
        return "{\"eventId\":\"" + planted.all(where) + "\",\"timestamp\":\"" + planted.email("time")
                + "\",\"currency\":\""
                + planted.email("currency") + "\",\"revenue\":\"" + planted.phone("money") + "\",\"consent\":{\""
                + planted.email("category") + "\":\"" + planted.email("granted") + "\",\"analytics\":\""
                + planted.email("analytics") + "\"},\"" + planted.email("field") + "\":{},\"pageUrl\":[\""
                + planted.all("page") + "\"]}";
    }

    private static void strangeRequests() throws IOException, InterruptedException {
        String body = event("strange");
        request(DOORS.get(0) + "?writeKey=wk_demo&email=" + encoded(planted.email("query")), body, Map.of());
        request(DOORS.get(0) + "?writeKey=" + encoded(planted.email("key")), body, Map.of());
        request("/nowhere/" + encoded(planted.all("path")), body, Map.of());
        pictures();
        settings();
        for (String header : List.of(
                "X-Forwarded-For",
                "Forwarded",
                "X-Real-IP",
                "Cookie",
                "Referer",
                "User-Agent",
                "X-Write-Key",
                "Content-Encoding",
                "Content-Type",
                "Origin",
                "Accept-Language",
                "X-Request-Id")) {
            Map<String, String> headers = new HashMap<>(Map.of("X-Write-Key", "wk_demo"));
            headers.put(header, planted.all(header));
            request(DOORS.get(0), event(header), headers);
        }
        String login =
                Base64.getEncoder().encodeToString((planted.email("login") + ":").getBytes(StandardCharsets.UTF_8));
        request(DOORS.get(0), body, Map.of("Authorization", "Basic " + login));
        request(DOORS.get(0), body + " ".repeat(600_000), Map.of("X-Write-Key", "wk_demo"));
    }

    /** Events in addresses: accepted, rejected, and refused for their key. */
    private static void pictures() throws IOException, InterruptedException {
        for (String json : List.of(event("pixel"), rejected("pixel"), postHog("pixel"))) {
            for (String key : List.of("wk_demo", encoded(planted.email("key of a pixel")))) {
                get("/v1/pixel/track?writeKey=" + key + "&data=" + base64(json));
                get("/e/?writeKey=" + key + "&data=" + base64(json));
                get("/e/?writeKey=" + key + "&data=" + encoded(json));
            }
        }
        for (String picture : List.of("/i?", "/ice.png?")) {
            for (String kind : List.of("pv", "se", "ue")) {
                var address = new StringBuilder(picture).append("e=").append(kind);
                JsonNode event = new JsonMapper().readTree(snowplowEvent("picture", kind));
                event.properties()
                        .forEach(field -> address.append('&')
                                .append(encoded(field.getKey()))
                                .append('=')
                                .append(encoded(field.getValue().asText())));
                get(address + "&writeKey=wk_demo");
                get(address.toString());
            }
        }
    }

    private static void settings() throws IOException, InterruptedException {
        get("/v1/projects/" + encoded(planted.email("key")) + "/settings");
        get("/v1/projects/" + encoded(planted.all("key")).replace("+", "%20") + "/settings");
        get("/sourceConfig/?writeKey=" + encoded(planted.all("key")));
        get("/array/" + encoded(planted.email("key")) + "/config");
        get("/array/" + encoded(planted.email("key")) + "/config.js");
        for (String path : List.of("/flags/?v=2", "/decide")) {
            request(path, postHog("flags"), Map.of());
        }
    }

    private static void get(String path) throws IOException, InterruptedException {
        keep(http.send(
                HttpRequest.newBuilder(URI.create(collector.url() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void post(String door, String key, byte[] body) throws IOException, InterruptedException {
        keep(http.send(
                HttpRequest.newBuilder(URI.create(collector.url() + door))
                        .header("X-Write-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void request(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(collector.url() + path));
        headers.forEach(request::header);
        keep(http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void keep(HttpResponse<byte[]> answer) {
        answers.add(answer.body());
        // A browser must be told its own origin.
        answer.headers().map().forEach((name, values) -> {
            if (!name.equals("access-control-allow-origin")) {
                answers.add((name + values).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", BackingServices.kafka(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
