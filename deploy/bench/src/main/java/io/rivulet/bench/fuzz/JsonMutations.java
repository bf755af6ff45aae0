package io.rivulet.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Spoils JSON that stays JSON: other values, other names, more, fewer, deeper. */
final class JsonMutations {

    /** Stands in values that an answer must not quote. */
    static final String CANARY = "zqxcanaryxqz";

    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "eventId",
            "eventType",
            "event",
            "type",
            "timestamp",
            "sentAt",
            "visitorId",
            "anonymousId",
            "userId",
            "fingerprint",
            "sessionId",
            "session",
            "properties",
            "metadata",
            "events",
            "batch",
            "context",
            "traits",
            "consent",
            "revenue",
            "price",
            "quantity",
            "currency",
            "total",
            "value",
            "pageUrl",
            "page",
            "referrer",
            "import",
            "clockOffset",
            "sequence",
            "writeKey",
            "apiKey",
            "api_key",
            "data",
            "messageId",
            "__proto__",
            "");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "null",
            "undefined",
            "NaN",
            "true",
            "guest",
            "2026-11-20T05:20:00.000Z",
            "1e999999999",
            "-1e-999999999",
            "99999999999999999999",
            "0x10",
            "yesterday",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "2026-02-30",
            "https://shop.example/?utm_source=%zz&gclid=1",
            "http://[::1",
            "javascript:alert(1)",
            "//",
            "https://\u0000/",
            "\u0000",
            "\ud800",
            "\udc00\ud800",
            "\u202e\u200b",
            "\ufeff",
            "\u0130\u0131\ufb03",
            "🦊".repeat(200),
            "'; DROP TABLE events; --",
            "${jndi:ldap://localhost/a}",
            "../../etc",
            "<script>",
            "%s%n%d",
            CANARY,
            CANARY + "\n" + CANARY,
            "a".repeat(256),
            "b".repeat(3000),
            "€1.234,56",
            "1_000");

    private JsonMutations() {}

    /** Changes a body in one place. */
    static void mutate(JsonNode body, RandomGenerator random) {
        List<JsonNode> containers = new ArrayList<>();
        gather(body, containers);
        JsonNode place = containers.get(random.nextInt(containers.size()));
        if (place instanceof ObjectNode object) {
            mutate(object, random);
        } else if (place instanceof ArrayNode array) {
            mutate(array, random);
        }
    }

    private static void gather(JsonNode node, List<JsonNode> containers) {
        // More would only make the run slower.
        if (node.isContainerNode() && containers.size() < 200) {
            containers.add(node);
            node.forEach(child -> gather(child, containers));
        }
    }

    private static void mutate(ObjectNode object, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(4) == 0 ? pick(NAMES, random) : pick(names, random);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> {
                JsonNode moved = object.remove(name);
                object.set(pick(NAMES, random), moved == null ? value(random, 3) : moved);
            }
            case 2 -> object.set(name, NEW.arrayNode().add(object.path(name).deepCopy()));
            case 3 ->
                object.set(
                        name,
                        NEW.objectNode()
                                .set(pick(NAMES, random), object.path(name).deepCopy()));
            case 4 -> object.set(CANARY + random.nextInt(5), value(random, 3));
            default -> object.set(name, value(random, 3));
        }
    }

    private static void mutate(ArrayNode array, RandomGenerator random) {
        switch (random.nextInt(5)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(value(random, 3));
            case 2 -> {
                if (!array.isEmpty()) {
                    JsonNode one = array.get(random.nextInt(array.size()));
                    int copies = random.nextInt(200) == 0 ? 510 : 1 + random.nextInt(5);
                    IntStream.range(0, copies).forEach(i -> array.add(one.deepCopy()));
                }
            }
            case 3 -> array.insert(0, value(random, 3));
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), value(random, 3));
                }
            }
        }
    }

    private static JsonNode value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> NEW.nullNode();
            case 1 -> NEW.booleanNode(random.nextBoolean());
            case 2 -> NEW.numberNode(random.nextLong());
            case 3 -> NEW.numberNode(random.nextInt(1000) - 500);
            case 4 -> NEW.numberNode(new BigDecimal(random.nextInt() + "e" + (random.nextInt(800) - 400)));
            case 5, 6, 7 -> NEW.textNode(pick(TEXTS, random));
            case 8 -> {
                ObjectNode object = NEW.objectNode();
                IntStream.range(0, random.nextInt(4))
                        .forEach(i -> object.set(pick(NAMES, random), value(random, depth - 1)));
                yield object;
            }
            case 9 -> {
                ArrayNode array = NEW.arrayNode();
                IntStream.range(0, random.nextInt(4)).forEach(i -> array.add(value(random, depth - 1)));
                yield array;
            }
            case 10 -> deep(random.nextInt(50) == 0 ? 300 : 20);
            default -> random.nextInt(100) == 0 ? wide() : NEW.numberNode(0);
        };
    }

    private static JsonNode deep(int levels) {
        ArrayNode outermost = NEW.arrayNode();
        ArrayNode at = outermost;
        for (int i = 1; i < levels; i++) {
            at = at.addArray();
        }
        return outermost;
    }

    private static JsonNode wide() {
        ArrayNode array = NEW.arrayNode();
        IntStream.range(0, 4100).forEach(array::add);
        return array;
    }

    private static <T> T pick(List<T> any, RandomGenerator random) {
        return any.get(random.nextInt(any.size()));
    }
}
