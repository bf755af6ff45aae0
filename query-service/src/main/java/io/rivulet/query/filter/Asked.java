package io.rivulet.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rivulet.query.problem.Refusal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was asked, and where in the JSON it stands, so that a refusal can name the place.
 *
 * @param place as {@code filters[1][0]}
 * @param segments by what it may filter, beside the segments that there always are
 */
public record Asked(JsonNode json, String place, SavedSegments segments) {

    private static final int LONGEST_TEXT = 2000;

    /** A part in which nobody's own segments are known. */
    public Asked(JsonNode json, String place) {
        this(json, place, SavedSegments.NONE);
    }

    /** The whole body, in which nobody's own segments are known. */
    public static Asked body(@Nullable JsonNode json) {
        return body(json, SavedSegments.NONE);
    }

    /** The whole body. */
    public static Asked body(@Nullable JsonNode json, SavedSegments segments) {
        return new Asked(json == null ? MissingNode.getInstance() : json, "", segments);
    }

    public Asked at(String field) {
        return new Asked(json.path(field), place.isEmpty() ? field : place + "." + field, segments);
    }

    public Asked at(int index) {
        return new Asked(json.path(index), place + "[" + index + "]", segments);
    }

    public boolean isAbsent() {
        return json.isMissingNode() || json.isNull();
    }

    public boolean isText() {
        return json.isTextual();
    }

    public boolean isList() {
        return json.isArray();
    }

    /** The only thing that is said of it when it is wrong is what is allowed: what was sent is not repeated. */
    public Refusal refused(String allowed) {
        return Refusal.parameter(place.isEmpty() ? "body" : place, allowed);
    }

    /** An object with no other fields than these. */
    public Asked object(Set<String> fields) {
        if (!json.isObject()) {
            throw refused("An object with the fields " + String.join(", ", new TreeSet<>(fields)) + ".");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw refused("It has a field that is not known. The fields are "
                        + String.join(", ", new TreeSet<>(fields)) + ".");
            }
        });
        return this;
    }

    /** Its items, at most so many; none when it is absent. */
    public List<Asked> items(int most) {
        if (isAbsent()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > most) {
            throw refused("A list of at most " + most + ".");
        }
        List<Asked> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(at(i));
        }
        return items;
    }

    public String text() {
        String text = json.isTextual() ? json.textValue() : "";
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw refused("A text of 1 to " + LONGEST_TEXT + " characters, none of them NUL.");
        }
        return text;
    }

    public @Nullable String textOrNull() {
        return isAbsent() ? null : text();
    }

    public boolean flag(boolean otherwise) {
        if (isAbsent()) {
            return otherwise;
        }
        if (!json.isBoolean()) {
            throw refused("true or false.");
        }
        return json.booleanValue();
    }

    public int number(int least, int most, int otherwise) {
        if (isAbsent()) {
            return otherwise;
        }
        if (!json.isIntegralNumber() || !json.canConvertToInt() || json.intValue() < least || json.intValue() > most) {
            throw refused("A whole number from " + least + " to " + most + ".");
        }
        return json.intValue();
    }

    public <E extends Enum<E>> E oneOf(List<E> words, E otherwise) {
        if (isAbsent()) {
            return otherwise;
        }
        return words.stream()
                .filter(word -> Words.of(word).equals(json.asText()))
                .findFirst()
                .orElseThrow(() -> refused("One of " + Words.of(words) + "."));
    }

    /** A time as ISO-8601 writes lengths of it: P14D, PT30M. */
    public Duration duration(Duration longest, Duration otherwise) {
        if (isAbsent()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(json.asText());
            if (!duration.isNegative() && !duration.isZero() && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw refused("A length of time in ISO-8601, as P14D or PT30M.");
        }
        throw refused("More than nothing and at most " + longest.toDays() + " days.");
    }
}
