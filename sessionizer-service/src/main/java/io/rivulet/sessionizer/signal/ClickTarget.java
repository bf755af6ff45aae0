package io.rivulet.sessionizer.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On what somebody clicked: the few properties of an event that conclusions need.
 *
 * @param target the element; empty where the event names none
 * @param x where on the page
 * @param y where on the page
 */
public record ClickTarget(
        String target, @Nullable Double x, @Nullable Double y) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ClickTarget UNKNOWN = new ClickTarget("", null, null);
    /** The first that is there counts. */
    private static final List<String> TARGET_NAMES = List.of("target", "element", "selector");

    /** An event is asked for its click more than once: to keep it, and to draw conclusions. */
    private static final ThreadLocal<@Nullable Read> LAST = new ThreadLocal<>();

    private static final int LONGEST = 200;
    private static final Set<String> CLICKS = Set.of("click", "element_click", "cta_click");

    /** Whether somebody clicked at all. */
    public static boolean clicked(UserEvent event) {
        return CLICKS.contains(event.getEventName());
    }

    /**
     * Reads it from an event's properties, or from what {@link #properties()} made of them. The collector writes JSON;
     * what others write may be anything, and then says nothing of a click.
     */
    public static ClickTarget of(String properties) {
        Read last = LAST.get();
        if (last == null || !last.properties().equals(properties)) {
            last = new Read(properties, read(properties));
            LAST.set(last);
        }
        return last.click();
    }

    private static ClickTarget read(String properties) {
        try (JsonParser json = JSON.createParser(properties)) {
            return json.nextToken() == JsonToken.START_OBJECT ? in(json) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static ClickTarget in(JsonParser json) throws IOException {
        String target = "";
        int known = TARGET_NAMES.size();
        Double x = null;
        Double y = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            int place = TARGET_NAMES.indexOf(name);
            if (place >= 0 && place <= known && value == JsonToken.VALUE_STRING) {
                String text = json.getText();
                if (!text.isBlank()) {
                    target = text.substring(0, Math.min(LONGEST, text.length()));
                    known = place;
                }
            } else if (value.isNumeric() && name.equals("x")) {
                x = json.getDoubleValue();
            } else if (value.isNumeric() && name.equals("y")) {
                y = json.getDoubleValue();
            } else {
                json.skipChildren();
            }
        }
        return new ClickTarget(target, x, y);
    }

    /** A click with the very text from which it was read. */
    private record Read(String properties, ClickTarget click) {}

    /** What has to be remembered of a click, as properties. */
    public String properties() {
        var json = new StringBuilder();
        if (!target.isEmpty()) {
            json.append("\"target\":\"")
                    .append(JsonStringEncoder.getInstance().quoteAsString(target))
                    .append('"');
        }
        append(json, "x", x);
        append(json, "y", y);
        return "{" + json + "}";
    }

    private static void append(StringBuilder json, String name, @Nullable Double number) {
        if (number != null) {
            json.append(json.isEmpty() ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(number);
        }
    }
}
