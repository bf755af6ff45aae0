package io.rivulet.collector.event;

import io.rivulet.schemas.avro.EventKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one table of events, {@code event-names.tsv}: what senders and their libraries call one, and what it is called here. */
public final class EventNames {

    private static final int MAX_CHARACTERS = 100;
    private static final Pattern HUMP = Pattern.compile("(\\p{Ll}|\\p{Nd})(\\p{Lu})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Map<String, EventName> KNOWN = table();

    private EventNames() {}

    /**
     * The canonical name. A name that the table does not have is a custom event: cleaned into snake_case, never
     * refused.
     */
    public static EventName of(String sent) {
        // Most are written as the table has them.
        EventName asSent = KNOWN.get(sent);
        EventName known = asSent == null ? KNOWN.get(bare(sent)) : asSent;
        return known == null ? custom(sent) : known;
    }

    private static EventName custom(String sent) {
        String name = snakeCase(sent);
        boolean passive = name.startsWith("idle_") || name.startsWith("session_");
        return new EventName(name, passive ? EventKind.PASSIVE : EventKind.INTERACTION);
    }

    /** Letters and digits only, so that "Order Completed", "orderCompleted" and "order_completed" are one name. */
    private static String bare(String name) {
        var bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                bare.append(Character.toLowerCase(name.charAt(i)));
            }
        }
        return bare.toString();
    }

    private static String snakeCase(String sent) {
        String humps = HUMP.matcher(sent).replaceAll("$1_$2");
        String words = NO_WORD.matcher(humps).replaceAll("_");
        String name = words.substring(words.startsWith("_") ? 1 : 0).toLowerCase(Locale.ROOT);
        name = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        int length = name.codePointCount(0, name.length());
        if (length > MAX_CHARACTERS) {
            name = name.substring(0, name.offsetByCodePoints(0, MAX_CHARACTERS));
        }
        return name.isEmpty() ? "unnamed" : name;
    }

    private static Map<String, EventName> table() {
        Map<String, EventName> table = new HashMap<>();
        try (var resource = Objects.requireNonNull(EventNames.class.getResourceAsStream("event-names.tsv"));
                var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(columns -> add(table, columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }

    private static void add(Map<String, EventName> table, String[] columns) {
        EventName name = new EventName(columns[0], EventKind.valueOf(columns[1]));
        table.put(bare(columns[0]), name);
        table.put(columns[0], name);
        Stream.of(columns[2], columns[3], columns[4], columns[5])
                .flatMap(aliases -> Stream.of(aliases.split(",", -1)))
                .filter(alias -> !alias.isEmpty())
                .forEach(alias -> add(table, alias, name));
    }

    private static void add(Map<String, EventName> table, String alias, EventName name) {
        EventName other = table.put(bare(alias), name);
        if (other != null && !other.equals(name)) {
            throw new IllegalStateException(alias + " is both " + other.canonical() + " and " + name.canonical());
        }
        table.put(alias, name);
    }
}
