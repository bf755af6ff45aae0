package io.rivulet.collector.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.event.FlatEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event of Snowplow's tracker protocol as an event in the flat form. */
public final class SnowplowEvent {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("eid", "eventId"),
            Map.entry("aid", "writeKey"),
            Map.entry("stm", "sentAt"),
            Map.entry("uid", "userId"),
            Map.entry("sid", "sessionId"),
            Map.entry("url", "pageUrl"),
            Map.entry("page", "pageTitle"),
            Map.entry("refr", "referrer"),
            Map.entry("ua", "userAgent"),
            Map.entry("ip", "ip"),
            Map.entry("res", "screenResolution"),
            Map.entry("vp", "viewport"),
            Map.entry("lang", "locale"),
            Map.entry("tz", "timezone"),
            Map.entry("tv", "sdk"));

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("se_ca", "category"),
            Map.entry("se_ac", "action"),
            Map.entry("se_la", "label"),
            Map.entry("se_pr", "property"),
            Map.entry("se_va", "value"),
            Map.entry("tr_id", "order_id"),
            Map.entry("tr_af", "affiliation"),
            Map.entry("tr_tt", "total"),
            Map.entry("tr_tx", "tax"),
            Map.entry("tr_sh", "shipping"),
            Map.entry("tr_cu", "currency"),
            Map.entry("ti_id", "order_id"),
            Map.entry("ti_sk", "product_id"),
            Map.entry("ti_nm", "name"),
            Map.entry("ti_ca", "category"),
            Map.entry("ti_pr", "price"),
            Map.entry("ti_qu", "quantity"),
            Map.entry("ti_cu", "currency"),
            Map.entry("pp_mix", "minX"),
            Map.entry("pp_max", "maxX"),
            Map.entry("pp_miy", "minY"),
            Map.entry("pp_may", "maxY"));

    private static final Set<String> READ_BESIDES =
            Set.of("e", "dtm", "ttm", "duid", "nuid", "tnuid", "ue_pr", "ue_px", "co", "cx", "tr_ci", "tr_st", "tr_co");

    private final ObjectNode sent;
    private final SelfDescribing.Reader json;
    private final FlatEvent event = new FlatEvent();

    private SnowplowEvent(ObjectNode sent, SelfDescribing.Reader json) {
        this.sent = sent;
        this.json = json;
    }

    /**
     * The event.
     *
     * @param json reads the JSON that the protocol has in its texts
     */
    public static ObjectNode event(ObjectNode sent, SelfDescribing.Reader json) {
        return new SnowplowEvent(sent, json).flat();
    }

    private ObjectNode flat() {
        Entities entities = Entities.of(SelfDescribing.text(sent.path("co"), sent.path("cx"), json));
        switch (sent.path("e").asText()) {
            case "pv" -> event.with("eventType", "page_view");
            case "pp" -> event.with("eventType", "page_ping");
            case "tr" -> event.with("eventType", "transaction");
            case "ti" -> event.with("eventType", "transaction_item");
            case "se" -> event.with("eventType", value("se_ac")).with("eventType", value("se_ca"));
            case "ue" -> selfDescribing(SelfDescribing.text(sent.path("ue_pr"), sent.path("ue_px"), json), entities);
            default -> event.with("eventType", value("e"));
        }
        event.with("timestamp", value("ttm"))
                .with("timestamp", value("dtm"))
                .with("visitorId", value("duid"))
                .with("visitorId", entities.visitor())
                .with("visitorId", value("nuid"))
                .with("visitorId", value("tnuid"))
                .with("userId", value("uid"))
                .with("sessionId", value("sid"))
                .with("sessionId", entities.session());
        event.with(FIELDS, sent);
        PROPERTIES.forEach((theirs, ours) -> event.withProperty(ours, sent.get(theirs)));
        entities.shop(event);
        context(entities);
        return event.json();
    }

    private void selfDescribing(JsonNode outer, Entities entities) {
        JsonNode described = outer.path("data");
        String name = SelfDescribing.name(described);
        JsonNode data = described.path("data");
        // One schema for all that happens in a shop; what it was is in the data.
        boolean shop = "snowplow_ecommerce_action".equals(name) && data.hasNonNull("type");
        event.with("eventType", shop ? data.get("type") : name == null ? null : text(name))
                .withProperties(data);
        if (shop) {
            entities.money(event);
        }
    }

    private void context(Entities entities) {
        ObjectNode context = entities.json();
        sent.properties().forEach(field -> {
            String key = field.getKey();
            if (!FIELDS.containsKey(key) && !PROPERTIES.containsKey(key) && !READ_BESIDES.contains(key)) {
                context.set(key, field.getValue());
            }
        });
        event.withContext(context);
    }

    private @Nullable String value(String key) {
        return FlatEvent.text(sent.path(key));
    }

    private static JsonNode text(String name) {
        return JsonNodeFactory.instance.textNode(name);
    }
}
