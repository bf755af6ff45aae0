package io.rivulet.query.aggregate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of an answer ends: what its last row is ordered by. The next page begins behind it, whatever has come
 * before it meanwhile.
 *
 * @param values of the order's columns, and of the dimensions, in which what is equal is ordered; null where there is none
 */
record Place(List<@Nullable String> values) {

    private static final String KIND = "query";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");
    private static final JsonMapper JSON = new JsonMapper();

    /** In a form that callers hand back with the same question. */
    String cursor(JsonNode asked) {
        try {
            return Cursor.of(KIND, fingerprint(asked), JSON.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form", e);
        }
    }

    /**
     * Reads it.
     *
     * @param orders by what the rows are ordered
     * @throws Refusal where it is none, or is of another question
     */
    static @Nullable Place read(Asked cursor, JsonNode asked, List<Question.Order> orders, int dimensions) {
        if (cursor.isAbsent()) {
            return null;
        }
        Refusal refusal = cursor.refused("The next_cursor of an answer to the same question.");
        List<@Nullable String> values = new ArrayList<>();
        try {
            List<String> parts = Cursor.parse(cursor.text(), KIND, 3);
            if (!parts.get(1).equals(fingerprint(asked))) {
                throw refusal;
            }
            for (JsonNode value : JSON.readTree(parts.get(2))) {
                values.add(value.isNull() ? null : value.asText());
            }
        } catch (Refusal | JsonProcessingException e) {
            throw refusal;
        }
        if (values.size() != orders.size() + dimensions) {
            throw refusal;
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean isNumber = i < orders.size() && orders.get(i).metric();
            boolean fits = value == null
                    ? isNumber
                    : !isNumber || NUMBER.matcher(value).matches();
            if (!fits || (value != null && value.indexOf('\0') >= 0)) {
                throw refusal;
            }
        }
        return new Place(values);
    }

    // Another page of the same rows may be of another length.
    private static String fingerprint(JsonNode asked) {
        return Integer.toHexString(
                Stream.of("site_id", "metrics", "date_range", "dimensions", "filters", "order_by", "include")
                        .map(field -> asked.path(field).toString())
                        .toList()
                        .hashCode());
    }
}
