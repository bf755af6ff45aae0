package io.rivulet.query.asked;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request's body, read field by field, so that whatever is wrong with one names it and says what is allowed. */
public final class Body {

    private static final int LONGEST_TEXT = 500;

    private final JsonNode fields;

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * Takes a body.
     *
     * @throws Refusal when it is no object, or has a field that is not among the known ones
     */
    public static Body of(@Nullable JsonNode json, List<String> known) {
        String allowed = String.join(", ", known);
        if (json == null || !json.isObject()) {
            throw Refusal.of(ProblemType.BAD_REQUEST, "The body is a JSON object with fields of " + allowed + ".");
        }
        for (var field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw Refusal.parameter(
                        field.getKey().length() > LONGEST_TEXT ? "body" : field.getKey(),
                        "The fields are " + allowed + ".");
            }
        }
        return new Body(json);
    }

    /** A text; none where the field is missing or null. */
    public @Nullable String text(String field) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return textOf(field, value);
    }

    /** Texts; none where the field is missing. */
    public List<String> texts(String field, int most) {
        JsonNode values = fields.path(field);
        if (values.isMissingNode() || values.isNull()) {
            return List.of();
        }
        if (!values.isArray() || values.isEmpty() || values.size() > most) {
            throw Refusal.parameter(field, field + " is an array of 1 to " + most + " texts.");
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(textOf(field, value)));
        return texts;
    }

    /** A whole number within bounds, both included. */
    public int whole(String field, int otherwise, int least, int most) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw Refusal.parameter(field, field + " is a whole number from " + least + " to " + most + ".");
        }
        return value.asInt();
    }

    /** One of several, by its name on the wire; the first where the field is missing. */
    public <T> T oneOf(String field, Collection<T> choices, Function<T, String> name) {
        String text = text(field);
        if (text == null) {
            return choices.iterator().next();
        }
        return choices.stream()
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        field,
                        field + " is one of "
                                + String.join(", ", choices.stream().map(name).toList()) + "."));
    }

    private static String textOf(String field, JsonNode value) {
        if (!value.isTextual()
                || value.asText().isBlank()
                || value.asText().length() > LONGEST_TEXT
                || value.asText().indexOf('\0') >= 0) {
            throw Refusal.parameter(field, field + " is a text of 1 to " + LONGEST_TEXT + " characters.");
        }
        return value.asText();
    }
}
