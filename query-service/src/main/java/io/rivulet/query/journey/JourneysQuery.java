package io.rivulet.query.journey;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.journey.JourneysView.JourneyStageView;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds everybody's visits and touchpoints up. */
@Singleton
final class JourneysQuery {

    private static final double PRECISION = 10_000;

    private final Questions questions;
    private final Freshness freshness;

    JourneysQuery(Questions questions, Freshness freshness) {
        this.questions = questions;
        this.freshness = freshness;
    }

    private record Counted(long persons, long visits, long conversions) {}

    JourneysView of(List<String> siteIds, DateRange range) {
        Instant asOf = freshness.asOf();
        Map<String, Counted> types = types(siteIds, range);
        long persons = types.values().stream().mapToLong(Counted::persons).sum();
        return new JourneysView(
                range.startDate(),
                range.endDate(),
                range.timeZone().getId(),
                siteIds,
                asOf,
                persons,
                Arrays.stream(JourneyType.values())
                        .map(type -> type(type, types.getOrDefault(type.wireName(), new Counted(0, 0, 0)), persons))
                        .toList(),
                stages(siteIds, range));
    }

    private static JourneysView.JourneyTypeView type(JourneyType type, Counted counted, long persons) {
        return new JourneysView.JourneyTypeView(
                type.wireName(),
                type.description(),
                counted.persons(),
                persons == 0 ? 0 : Math.round(PRECISION * counted.persons() / persons) / PRECISION,
                counted.visits(),
                counted.conversions());
    }

    private Map<String, Counted> types(List<String> siteIds, DateRange range) {
        Map<String, Counted> types = new HashMap<>();
        questions.summed(
                "WITH " + Ways.BY_VISITS + """
                 SELECT type, count(*) AS persons, sum(visits) AS visits, sum(conversions) AS conversions
                   FROM ways GROUP BY 1""",
                row -> {
                    types.put(
                            row.text("type"),
                            new Counted(row.number("persons"), row.number("visits"), row.number("conversions")));
                    return true;
                },
                List.of(siteIds, range.from(), range.until()));
        return types;
    }

    private List<JourneyStageView> stages(List<String> siteIds, DateRange range) {
        return questions.list(
                "WITH " + Ways.TOUCHPOINTS + """
                , furthest AS (
                    SELECT stage, count(*) AS persons FROM (
                        SELECT DISTINCT ON (person_id) stage FROM touchpoints
                         ORDER BY person_id, place DESC, stage DESC) AS ends
                     GROUP BY stage)
                SELECT t.stage, count(DISTINCT t.person_id) AS persons, coalesce(min(f.persons), 0) AS furthest,
                       count(*) AS touchpoints, count(*) FILTER (WHERE t.conversion) AS conversions,
                       sum(t.seconds) AS seconds,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds) AS median
                  FROM touchpoints t LEFT JOIN furthest f ON f.stage = t.stage
                 GROUP BY t.stage, t.place ORDER BY t.place, t.stage""",
                row -> new JourneyStageView(
                        row.text("stage"),
                        row.number("persons"),
                        row.number("furthest"),
                        row.number("touchpoints"),
                        row.number("conversions"),
                        row.decimal("seconds"),
                        row.decimal("median")),
                List.of(siteIds, range.from(), range.until()));
    }
}
