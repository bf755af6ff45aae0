package io.rivulet.query.funnel;

import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Dimensions;
import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.funnel.Definition.Exclusion;
import io.rivulet.query.funnel.Definition.Order;
import io.rivulet.query.funnel.Definition.Step;
import io.rivulet.query.funnel.Definition.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads definitions. Whatever is wrong is refused with its place and what is allowed. */
final class DefinitionReader {

    static final Set<String> FIELDS =
            Set.of("steps", "order", "window", "exclusions", "breakdown", "unit", "filters", "siteId", "dateRange");

    private static final int MOST_STEPS = 12;
    private static final int MOST_EXCLUSIONS = 4;
    private static final String SAME_SESSION = "session";
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    private static final Duration USUAL_WINDOW = Duration.ofDays(14);

    private DefinitionReader() {}

    static Definition read(Asked asked, TimeRange range) {
        Asked places = asked.at("steps");
        List<Step> steps = new ArrayList<>();
        for (Asked place : places.items(MOST_STEPS)) {
            place.object(Set.of("name", "event", "filters"));
            String name = place.at("name").textOrNull();
            String event = place.at("event").textOrNull();
            steps.add(new Step(
                    name != null ? name : event != null ? event : "step " + (steps.size() + 1), what(place, event)));
        }
        if (steps.size() < 2) {
            throw places.refused("A list of 2 to " + MOST_STEPS + " steps.");
        }
        Unit unit = asked.at("unit").oneOf(List.of(Unit.values()), Unit.PERSONS);
        Asked breakdown = asked.at("breakdown");
        return new Definition(
                steps,
                asked.at("order").oneOf(List.of(Order.values()), Order.ORDERED),
                window(asked.at("window"), unit),
                exclusions(asked.at("exclusions"), steps.size()),
                breakdown.isAbsent() ? null : Dimensions.toDivideBy(breakdown, range),
                unit,
                FilterReader.read(asked.at("filters")));
    }

    private static @Nullable Duration window(Asked asked, Unit unit) {
        if (unit == Unit.SESSIONS || asked.json().asText().equals(SAME_SESSION)) {
            return null;
        }
        return asked.duration(LONGEST_WINDOW, USUAL_WINDOW);
    }

    private static List<Exclusion> exclusions(Asked asked, int steps) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (Asked place : asked.items(MOST_EXCLUSIONS)) {
            place.object(Set.of("event", "filters", "from", "to"));
            int from = place.at("from").number(1, steps - 1, 1);
            exclusions.add(new Exclusion(
                    what(place, place.at("event").textOrNull()),
                    from,
                    place.at("to").number(from + 1, steps, steps)));
        }
        return exclusions;
    }

    private static Filter.And what(Asked place, @Nullable String event) {
        Filter.And filters = FilterReader.read(place.at("filters"));
        if (event == null && filters.parts().isEmpty()) {
            throw place.refused("An event, filters, or both.");
        }
        return event == null ? filters : Dimensions.ofEvent(event, filters);
    }
}
