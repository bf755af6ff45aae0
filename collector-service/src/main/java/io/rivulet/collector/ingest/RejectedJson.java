package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.RejectedPage;
import io.rivulet.collector.redrive.RejectedRecord;
import io.rivulet.schemas.avro.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rejected events, and what became of those that were sent again, in words for outside. */
final class RejectedJson {

    private RejectedJson() {}

    /** {@code {"rejected":[{"id","receivedAt","origin","eventId","reasons","payload"}],"after","more"}}. */
    static ObjectNode page(RejectedPage page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rejected = json.putArray("rejected");
        page.records().forEach(record -> record(record, rejected.addObject()));
        return cursor(json, page);
    }

    /** {@code {"accepted","rejected","items":[{"id","accepted","reasons"}]}}, with the cursor where a rule chose them. */
    static ObjectNode verdicts(Map<RejectedId, Redrive.Judged> items, @Nullable RejectedPage page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        long accepted =
                items.values().stream().filter(judged -> judged.event() != null).count();
        json.put("accepted", accepted).put("rejected", items.size() - accepted);
        ArrayNode list = json.putArray("items");
        items.forEach((id, judged) -> {
            var event = judged.event();
            ObjectNode item = list.addObject().put("id", id.toString()).put("accepted", event != null);
            if (event == null) {
                reasons(judged.reasons(), item);
            } else {
                item.put("eventId", event.getEventId());
            }
        });
        return page == null ? json : cursor(json, page);
    }

    private static ObjectNode cursor(ObjectNode json, RejectedPage page) {
        RejectedId after = page.after();
        return json.put("after", after == null ? null : after.toString()).put("more", page.more());
    }

    private static void record(RejectedRecord record, ObjectNode json) {
        json.put("id", record.id().toString())
                .put("receivedAt", record.event().getReceivedAt().toString())
                .put("origin", record.event().getOrigin())
                .put("eventId", record.event().getEventId());
        reasons(record.event().getReasons(), json);
        if (record.isSealed()) {
            json.put("sealed", true);
        }
        if (record.payload() == null) {
            return;
        }
        byte[] payload = record.bytes();
        String text = text(payload);
        if (text == null) {
            json.put("payloadBase64", Base64.getEncoder().encodeToString(payload));
        } else {
            json.put("payload", text);
        }
    }

    private static void reasons(List<Rejection> reasons, ObjectNode json) {
        ArrayNode list = json.putArray("reasons");
        reasons.forEach(reason -> list.addObject()
                .put("code", reason.getCode())
                .put("field", reason.getField())
                .put("detail", reason.getDetail()));
    }

    private static @Nullable String text(byte[] payload) {
        if (!JsonSource.Encoding.isUtf8(payload)) {
            // With a NUL beside every letter it would pass for UTF-8 all the same.
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
