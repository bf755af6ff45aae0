package io.rivulet.collector.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event is about beside itself, by the names of their schemas; of what comes several times there is a list. */
final class Entities {

    private static final Map<String, String> PRODUCT = Map.of(
            "id", "product_id", "name", "name", "price", "price", "quantity", "quantity", "category", "category");

    private final ObjectNode byName = JsonNodeFactory.instance.objectNode();

    private Entities() {}

    static Entities of(JsonNode contexts) {
        Entities entities = new Entities();
        contexts.path("data").forEach(entity -> {
            String name = SelfDescribing.name(entity);
            if (name != null) {
                entities.byName.withArrayProperty(name).add(entity.path("data"));
            }
        });
        return entities;
    }

    @Nullable JsonNode visitor() {
        return byName.at("/client_session/0/userId");
    }

    @Nullable JsonNode session() {
        return byName.at("/client_session/0/sessionId");
    }

    /** Products, as other shops call them. */
    void shop(FlatEvent event) {
        ArrayNode products = JsonNodeFactory.instance.arrayNode();
        byName.path("product").forEach(product -> {
            ObjectNode ours = products.addObject();
            product.properties()
                    .forEach(field -> ours.set(PRODUCT.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        });
        if (!products.isEmpty()) {
            event.withProperty("products", products);
        }
    }

    /** What a transaction or a refund of a shop moved. */
    void money(FlatEvent event) {
        JsonNode sale = byName.at("/transaction/0");
        event.withProperty("order_id", sale.get("transaction_id"))
                .withProperty("revenue", sale.get("revenue"))
                .withProperty("currency", sale.get("currency"));
        JsonNode back = byName.at("/refund/0");
        event.withProperty("order_id", back.get("transaction_id"))
                .withProperty("total", back.get("refund_amount"))
                .withProperty("currency", back.get("currency"));
    }

    /** Those that are not read; pages and sessions by number are of use to nobody else. */
    ObjectNode json() {
        ObjectNode rest = byName.deepCopy();
        rest.remove(java.util.List.of("product", "client_session", "geolocation_context"));
        rest.properties().stream()
                .filter(entity -> entity.getValue().size() == 1)
                .toList()
                .forEach(entity -> rest.set(entity.getKey(), entity.getValue().get(0)));
        return rest;
    }
}
