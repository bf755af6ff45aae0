package io.rivulet.query.filter;

import io.rivulet.query.filter.Dimension.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every dimension there is, by name. */
public final class Dimensions {

    private static final String PROPERTY = "event:props:";
    private static final int LONGEST_VALUE = 255;
    private static final int LONGEST_PROPERTY = 300;
    private static final Map<String, Dimension> FIXED = new TreeMap<>();
    private static final List<String> TIMES = List.of("time", "time:hour", "time:day", "time:week", "time:month");

    static {
        event(Dimension.EVENT_NAME, "e.event_name", null);
        // Of a visit, the page is the one on which it began.
        event("event:page", "e.page_path", "s.entry_page");
        event("event:hostname", "lower(substring(e.page_url from '^[A-Za-z]+://([^/:#\\x3f]*)'))", null);
        event("event:goal", "CASE WHEN e.conversion THEN e.event_name END", null);
        visit("visit:entry_page", "s.entry_page", null);
        visit("visit:exit_page", "s.exit_page", null);
        visit("visit:source", "source");
        visit("visit:referrer", "s.referrer", "e.page_referrer");
        visit("visit:channel", "channel");
        visit("visit:utm_source", "source");
        visit("visit:utm_medium", "medium");
        visit("visit:utm_campaign", "campaign");
        visit("visit:utm_term", "term");
        visit("visit:utm_content", "content");
        visit("visit:device", "device_type");
        visit("visit:browser", "browser");
        visit("visit:browser_version", "browser_version");
        visit("visit:os", "os");
        visit("visit:country", "country");
        visit("visit:region", "region");
        visit("visit:city", "city");
    }

    private Dimensions() {}

    private static void event(String name, String onEvents, @Nullable String onVisits) {
        FIXED.put(
                name,
                new Dimension(
                        name, Level.EVENT, SqlText.of(onEvents), onVisits == null ? null : SqlText.of(onVisits), null));
    }

    private static void visit(String name, String column) {
        visit(name, "s." + column, "e." + column);
    }

    // An event whose visit is not told yet, or that came too late for one, speaks for itself.
    private static void visit(String name, String ofVisit, @Nullable String ofEvent) {
        String onEvents = ofEvent == null
                ? ofVisit
                : "CASE WHEN s.session_id IS NULL THEN " + ofEvent + " ELSE " + ofVisit + " END";
        FIXED.put(name, new Dimension(name, Level.VISIT, SqlText.of(onEvents), SqlText.of(ofVisit), null));
    }

    /** A dimension to filter by: any but time, which the range is for. */
    static Dimension toFilterBy(Asked asked) {
        Dimension found = fixedOrProperty(asked);
        if (found == null) {
            throw asked.refused("A dimension: " + String.join(", ", FIXED.keySet()) + ", " + PROPERTY + "<key>.");
        }
        return found;
    }

    /** A dimension to divide by. */
    public static Dimension toDivideBy(Asked asked, TimeRange range) {
        Dimension found = fixedOrProperty(asked);
        if (found != null) {
            return found.name().startsWith(PROPERTY) ? shortened(found) : found;
        }
        String name = asked.json().asText();
        if (!TIMES.contains(name)) {
            List<String> names = new ArrayList<>(FIXED.keySet());
            names.addAll(TIMES);
            throw asked.refused("A dimension: " + String.join(", ", names) + ", " + PROPERTY + "<key>.");
        }
        TimeBucket bucket = switch (name) {
            case "time:hour" -> TimeBucket.HOUR;
            case "time:day" -> TimeBucket.DAY;
            case "time:week" -> TimeBucket.WEEK;
            case "time:month" -> TimeBucket.MONTH;
            default -> TimeBucket.suiting(range);
        };
        return time(name, bucket, range);
    }

    // All other values are short at the door; of these, thousands as long as an event may be would fill the memory.
    private static Dimension shortened(Dimension property) {
        SqlText value = SqlText.of("left(").then(property.onEvents()).then(", " + LONGEST_VALUE + ")");
        return new Dimension(property.name(), property.level(), value, null, null);
    }

    static Dimension time(String name, TimeBucket bucket, TimeRange range) {
        return new Dimension(
                name, Level.TIME, bucket.label("e.occurred_at", range), bucket.label("s.started_at", range), bucket);
    }

    /** Events of a name that pass filters. */
    public static Filter.And ofEvent(String name, Filter.And filters) {
        List<Filter> parts = new ArrayList<>();
        parts.add(named(List.of(name)));
        parts.addAll(filters.parts());
        return new Filter.And(parts);
    }

    /** Events that have one of the names. */
    public static Filter named(Collection<String> names) {
        return new Filter.Compared(
                Objects.requireNonNull(FIXED.get(Dimension.EVENT_NAME)), Operator.IS, false, List.copyOf(names), true);
    }

    private static @Nullable Dimension fixedOrProperty(Asked asked) {
        String name = asked.json().asText();
        if (name.startsWith(PROPERTY)) {
            String key = name.substring(PROPERTY.length());
            if (key.isEmpty() || key.length() > LONGEST_PROPERTY || key.indexOf('\0') >= 0) {
                throw asked.refused("A property's key has 1 to " + LONGEST_PROPERTY + " characters, none of them NUL.");
            }
            return new Dimension(name, Level.EVENT, SqlText.of("e.properties->>?", key), null, null);
        }
        return FIXED.get(name);
    }
}
