package io.rivulet.collector.ingest;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.segment.SegmentCall;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands where: every event has exactly one outcome, and none of them takes the batch with it. */
class DialectFuzzTest {

    private static final int BATCHES = 1500;

    private static final List<String> WORDS = List.of(
            "event",
            "type",
            "messageId",
            "userId",
            "anonymousId",
            "properties",
            "traits",
            "context",
            "timestamp",
            "sentAt",
            "name",
            "category",
            "page",
            "url",
            "referrer",
            "campaign",
            "device",
            "os",
            "screen",
            "width",
            "height",
            "library",
            "version",
            "consent",
            "categoryPreferences",
            "Analytics",
            "location",
            "ip",
            "revenue",
            "products",
            "uuid",
            "distinct_id",
            "$set",
            "$set_once",
            "$current_url",
            "$device_id",
            "$user_id",
            "$lib",
            "$identify",
            "$autocapture",
            "$event_type",
            "$screen",
            "$pageview",
            "alias",
            "offset",
            "$time",
            "token",
            "e",
            "eid",
            "duid",
            "uid",
            "dtm",
            "stm",
            "ue_pr",
            "ue_px",
            "co",
            "cx",
            "se_ac",
            "tr_tt",
            "tr_cu",
            "schema",
            "data",
            "track",
            "page",
            "screen",
            "identify",
            "alias",
            "group",
            "pv",
            "ue",
            "se",
            "tr",
            "ti",
            "iglu:a/product/jsonschema/1-0-0",
            "iglu:a/client_session/jsonschema/1-0-0",
            "$groupidentify",
            "{\"schema\":\"iglu:a/contexts/jsonschema/1-0-0\",\"data\":[{\"schema\":\"iglu:a/product/jsonschema/1\",\"data\":7}]}",
            "{\"schema\":\"iglu:a/b/c/1\",\"data\":{\"schema\":\"iglu:a/snowplow_ecommerce_action/c/1\",\"data\":{\"type\":[]}}}",
            "{\"data\":{\"schema\":\"iglu:a/snowplow_ecommerce_action/c/1\",\"data\":{\"type\":\"refund\"}}}",
            "e30",
            "%%%",
            "");

    private final Random random = new Random(20261121);

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("batch", Dialect.segment(SegmentCall.PAGE)),
                Arguments.of("batch", Dialect.segment(SegmentCall.SCREEN)),
                Arguments.of("batch", Dialect.segment(SegmentCall.IDENTIFY)),
                Arguments.of("batch", Dialect.POSTHOG),
                Arguments.of("data", Dialect.SNOWPLOW));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyEventHasOneOutcome(String array, Dialect dialect) {
        for (int i = 0; i < BATCHES; i++) {
            ObjectNode body = object(2);
            ArrayNode events = body.putArray(array);
            int sent = 1 + random.nextInt(4);
            for (int event = 0; event < sent; event++) {
                events.add(random.nextInt(10) == 0 ? value(2) : object(4));
            }
            Judging sender = random.nextBoolean() ? aBrowser() : aServer();

            Verdict verdict = sender.speaking(dialect).judge(body.toString());

            assertThat(verdict.accepted().size() + verdict.rejected().size())
                    .as(body.toString())
                    .isEqualTo(sent);
        }
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(9); i >= 0; i--) {
            object.set(word(), value(depth - 1));
        }
        return object;
    }

    private JsonNode value(int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 12 : 7)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 -> json.numberNode(random.nextInt(3000));
            case 4, 5, 6 -> json.textNode(word());
            case 7 -> json.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            default -> object(depth);
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
