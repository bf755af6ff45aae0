package io.rivulet.query.retention;

import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.SqlText;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.filter.Words;
import io.rivulet.query.retention.RetentionPeopleView.Returned;
import io.rivulet.query.retention.RetentionView.Cell;
import io.rivulet.query.retention.RetentionView.Cohort;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Questions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays those who began beside those who came back. */
@Singleton
final class RetentionQuery {

    private static final double PRECISION = 10_000;
    private static final String AND_CAME_BACK = " AND (back.period > began.cohort OR back.last_at > began.first_at)";

    private final Questions questions;
    private final Freshness freshness;
    private final Clock clock;

    RetentionQuery(Questions questions, Freshness freshness, Clock clock) {
        this.questions = questions;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Who belongs to a cohort: each person once, when they first ever began, or whenever they began. */
    enum Mode {
        FIRST_TIME,
        RECURRING
    }

    /** What is asked; cells go up to so many periods later. */
    record Retention(Scope scope, Filter.And start, Filter.And back, Period period, Mode mode, int periods) {

        /** The end of the last period that is looked at, itself not included. */
        Instant end() {
            TimeRange range = scope.range();
            return period.firstDay(period.numberOf(range.lastDay()) + periods + 1)
                    .atStartOfDay(range.timeZone())
                    .toInstant();
        }
    }

    private record Key(int cohort, int later) {}

    RetentionView of(Retention asked) {
        Instant asOf = freshness.asOf();
        Map<Key, Long> counted = new HashMap<>();
        SqlText statement = statement(asked);
        questions.summed(
                statement.text(),
                row -> {
                    counted.put(new Key((int) row.number("cohort"), (int) row.number("later")), row.number("persons"));
                    return true;
                },
                statement.values());
        return new RetentionView(
                asOf,
                Words.of(asked.period()),
                Words.of(asked.mode()),
                asked.scope().range().timeZone().getId(),
                cohorts(asked, counted));
    }

    /**
     * Those of a cohort, or of them those who came back so many periods later, by their id.
     *
     * @param firstDay in whose period the cohort began
     * @param after the last id of the page before
     */
    RetentionPeopleView people(
            Retention asked, LocalDate firstDay, @Nullable Integer later, @Nullable String after, int limit) {
        int cohort = asked.period().numberOf(firstDay);
        SqlText statement = withBeganAndBack(asked)
                .then(
                        later == null
                                ? SqlText.of(
                                        " SELECT person_id, first_at, NULL::timestamptz AS last_at FROM began WHERE"
                                                + " cohort = ?",
                                        cohort)
                                : SqlText.of(
                                        " SELECT person_id, began.first_at, back.last_at FROM began JOIN back USING"
                                                + " (person_id) WHERE cohort = ? AND period = ?" + AND_CAME_BACK,
                                        cohort,
                                        cohort + later));
        if (after != null) {
            statement = statement.then(" AND person_id COLLATE \"C\" > ?", after);
        }
        statement = statement.then(" ORDER BY person_id COLLATE \"C\" LIMIT ?", limit + 1);
        List<Returned> people = questions.list(
                statement.text(),
                row -> new Returned(row.text("person_id"), row.time("first_at"), row.timeOrNull("last_at")),
                statement.values());
        List<Returned> page = people.subList(0, Math.min(limit, people.size()));
        return new RetentionPeopleView(
                page, people.size() > limit ? page.get(limit - 1).personId() : null);
    }

    // A row with "later" -1 is the cohort itself.
    private static SqlText statement(Retention asked) {
        return withBeganAndBack(asked)
                .then(
                        " SELECT cohort, -1 AS later, count(*) AS persons FROM began GROUP BY cohort"
                                + " UNION ALL SELECT began.cohort, back.period - began.cohort, count(*)"
                                + " FROM began JOIN back USING (person_id)"
                                + " WHERE back.period BETWEEN began.cohort AND began.cohort + ?" + AND_CAME_BACK
                                + " GROUP BY 1, 2",
                        asked.periods());
    }

    private static SqlText withBeganAndBack(Retention asked) {
        if (asked.mode() == Mode.RECURRING && asked.start().equals(asked.back())) {
            return withBothOfOne(asked);
        }
        return SqlText.of("WITH began AS (")
                .then(began(asked))
                .then("), back AS (")
                .then(back(asked))
                .then(")");
    }

    // Beginning and coming back are the same event: each is read once. What is in a period after the range began
    // nothing.
    private static SqlText withBothOfOne(Retention asked) {
        TimeRange range = asked.scope().range();
        return SqlText.of("WITH acts AS (SELECT e.person_id, min(e.occurred_at) AS first_at, max(e.occurred_at) AS"
                        + " last_at, ")
                .then(asked.period().numberOf("e.occurred_at", range.timeZone().getId()))
                .then(" AS period ")
                .then(asked.scope().during(untilItsEnd(asked)).events(asked.start(), false))
                .then(
                        " GROUP BY 1, 4), began AS (SELECT person_id, first_at, period AS cohort FROM acts WHERE"
                                + " first_at < ?), back AS (SELECT person_id, last_at, period FROM acts)",
                        range.until());
    }

    private static TimeRange untilItsEnd(Retention asked) {
        TimeRange range = asked.scope().range();
        return new TimeRange(range.from(), asked.end(), range.timeZone());
    }

    private static SqlText began(Retention asked) {
        TimeRange range = asked.scope().range();
        String zone = range.timeZone().getId();
        if (asked.mode() == Mode.FIRST_TIME) {
            // Whoever began before the range is not new in it.
            Scope ever = asked.scope().during(new TimeRange(Instant.EPOCH, range.until(), range.timeZone()));
            return SqlText.of("SELECT e.person_id, min(e.occurred_at) AS first_at, ")
                    .then(asked.period().numberOf("min(e.occurred_at)", zone))
                    .then(" AS cohort ")
                    .then(ever.events(asked.start(), false))
                    .then(" GROUP BY e.person_id HAVING min(e.occurred_at) >= ?", range.from());
        }
        return SqlText.of("SELECT e.person_id, min(e.occurred_at) AS first_at, ")
                .then(asked.period().numberOf("e.occurred_at", zone))
                .then(" AS cohort ")
                .then(asked.scope().events(asked.start(), false))
                .then(" GROUP BY 1, 3");
    }

    private static SqlText back(Retention asked) {
        TimeRange longer = untilItsEnd(asked);
        return SqlText.of("SELECT e.person_id, max(e.occurred_at) AS last_at, ")
                .then(asked.period().numberOf("e.occurred_at", longer.timeZone().getId()))
                .then(" AS period ")
                .then(asked.scope().during(longer).events(asked.back(), false))
                .then(" GROUP BY 1, 3");
    }

    private List<Cohort> cohorts(Retention asked, Map<Key, Long> counted) {
        TimeRange range = asked.scope().range();
        List<Cohort> cohorts = new ArrayList<>();
        int last = asked.period().numberOf(range.lastDay());
        for (int cohort = asked.period().numberOf(range.firstDay()); cohort <= last; cohort++) {
            long persons = counted.getOrDefault(new Key(cohort, -1), 0L);
            List<Cell> cells = new ArrayList<>();
            for (int later = 0; later <= asked.periods(); later++) {
                if (begin(asked, cohort + later).isAfter(clock.instant())) {
                    break;
                }
                long back = counted.getOrDefault(new Key(cohort, later), 0L);
                double share = persons == 0 ? 0 : Math.round((double) back / (double) persons * PRECISION) / PRECISION;
                cells.add(new Cell(
                        later, back, share, begin(asked, cohort + later + 1).isAfter(clock.instant())));
            }
            cohorts.add(new Cohort(asked.period().firstDay(cohort), persons, cells));
        }
        return cohorts;
    }

    private static Instant begin(Retention asked, int number) {
        return asked.period()
                .firstDay(number)
                .atStartOfDay(asked.scope().range().timeZone())
                .toInstant();
    }
}
