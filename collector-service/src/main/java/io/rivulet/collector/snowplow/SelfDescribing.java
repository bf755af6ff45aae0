package io.rivulet.collector.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code {"schema":"iglu:vendor/name/format/version","data":{}}}, as a text or in Base64. */
public final class SelfDescribing {

    private static final Pattern SCHEMA = Pattern.compile("iglu:[^/]+/([^/]+)/.*");

    private SelfDescribing() {}

    /** Reads JSON from a text as carefully as that of a body; a missing node where it is none. */
    @FunctionalInterface
    public interface Reader {
        JsonNode read(String text);
    }

    /** The name of its schema. */
    static @Nullable String name(JsonNode described) {
        Matcher schema = SCHEMA.matcher(described.path("schema").asText());
        return schema.matches() ? schema.group(1) : null;
    }

    /** What one of two parameters holds, the plain one or that in Base64 for addresses. */
    static JsonNode text(JsonNode plain, JsonNode base64, Reader json) {
        if (plain.isTextual()) {
            return json.read(plain.textValue());
        }
        try {
            String coded = base64.asText().replace('+', '-').replace('/', '_');
            return base64.isTextual()
                    ? json.read(new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }
}
