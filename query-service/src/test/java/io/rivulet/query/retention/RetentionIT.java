package io.rivulet.query.retention;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.retention.RetentionPeopleView.Returned;
import io.rivulet.query.retention.RetentionQuery.Retention;
import io.rivulet.query.retention.RetentionView.Cell;
import io.rivulet.query.retention.RetentionView.Cohort;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.avro.CountedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Ada views a page on 1 and 2 March and comes back on 3 March, Bob was there in February and on 1 and 3 March, Cleo views
 * one page twice on 2 March. It is noon of 3 March 2026, a Tuesday.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RetentionIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final RetentionQuery query = new RetentionQuery(
            new Questions(database.dataSource(), Duration.ofSeconds(20)),
            new Freshness(new Postgres(database.dataSource())),
            Clock.fixed(Instant.parse("2026-03-03T12:00:00Z"), ZoneOffset.UTC));

    @BeforeAll
    void tell() throws Exception {
        var feed = new Feed();
        view(feed, "ada", "2026-03-01T10:00:00Z");
        view(feed, "ada", "2026-03-02T10:00:00Z");
        view(feed, "ada", "2026-03-03T10:00:00Z");
        view(feed, "bob", "2026-02-10T10:00:00Z");
        view(feed, "bob", "2026-03-01T23:59:59.999Z");
        view(feed, "bob", "2026-03-03T00:00:00Z");
        view(feed, "cleo", "2026-03-02T10:00:00Z");
        view(feed, "cleo", "2026-03-02T11:00:00Z");
        feed.projectInto(database);
    }

    @Test
    void personBeginsOnceInTheCohortOfTheFirstTime() throws Exception {
        assertThat(asked("'period':'day','periods':2", "2026-03-01", "2026-03-03"))
                .containsExactly(
                        cohort("2026-03-01", 1, cell(0, 0, 0, false), cell(1, 1, 1, false), cell(2, 1, 1, true)),
                        cohort("2026-03-02", 1, cell(0, 1, 1, false), cell(1, 0, 0, true)),
                        cohort("2026-03-03", 0, cell(0, 0, 0, true)));
    }

    @Test
    void recurringPersonBeginsWheneverTheyDo() throws Exception {
        assertThat(asked("'period':'day','periods':2,'mode':'recurring'", "2026-03-01", "2026-03-03"))
                .containsExactly(
                        cohort("2026-03-01", 2, cell(0, 0, 0, false), cell(1, 1, 0.5, false), cell(2, 2, 1, true)),
                        cohort("2026-03-02", 2, cell(0, 1, 0.5, false), cell(1, 1, 0.5, true)),
                        cohort("2026-03-03", 2, cell(0, 0, 0, true)));
    }

    @Test
    void weeksBeginOnMonday() throws Exception {
        // Ada began on a Sunday.
        assertThat(asked("'period':'week','periods':1", "2026-03-01", "2026-03-03"))
                .containsExactly(
                        cohort("2026-02-23", 1, cell(0, 0, 0, false), cell(1, 1, 1, true)),
                        cohort("2026-03-02", 1, cell(0, 1, 1, true)));
    }

    @Test
    void monthsAreThoseOfTheCalendar() throws Exception {
        assertThat(asked("'period':'month','periods':1", "2026-02-01", "2026-03-03"))
                .containsExactly(
                        cohort("2026-02-01", 1, cell(0, 0, 0, false), cell(1, 1, 1, true)),
                        cohort("2026-03-01", 2, cell(0, 2, 1, true)));
    }

    @Test
    void comingBackMayBeAnotherEvent() throws Exception {
        assertThat(asked("'period':'day','periods':1,'return':{'event':'purchase'}", "2026-03-01", "2026-03-01"))
                .containsExactly(cohort("2026-03-01", 1, cell(0, 0, 0, false), cell(1, 0, 0, false)));
    }

    @Test
    void cellsAreTheirPeople() throws Exception {
        Retention days = retention("'period':'day','periods':2,'mode':'recurring'", "2026-03-01", "2026-03-03");
        LocalDate first = LocalDate.parse("2026-03-01");

        assertThat(query.people(days, first, null, null, 10).people())
                .containsExactly(
                        new Returned("ada", Instant.parse("2026-03-01T10:00:00Z"), null),
                        new Returned("bob", Instant.parse("2026-03-01T23:59:59.999Z"), null));
        assertThat(query.people(days, first, 1, null, 10).people())
                .containsExactly(new Returned(
                        "ada", Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-02T10:00:00Z")));
        assertThat(query.people(days, first, 0, null, 10).people()).isEmpty();
        RetentionPeopleView page = query.people(days, first, 2, null, 1);
        assertThat(page.people()).extracting(Returned::personId).containsExactly("ada");
        assertThat(page.next()).isEqualTo("ada");
        assertThat(query.people(days, first, 2, page.next(), 1).people())
                .extracting(Returned::personId)
                .containsExactly("bob");
    }

    private List<Cohort> asked(String question, String first, String last) throws Exception {
        return query.of(retention(question, first, last)).cohorts();
    }

    private static Retention retention(String question, String first, String last) throws Exception {
        Asked asked = Asked.body(new ObjectMapper().readTree(("{" + question + "}").replace('\'', '"')))
                .object(RetentionReader.fields());
        var range = TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(last), ZoneOffset.UTC);
        return RetentionReader.read(asked, new Scope(List.of("demo"), range, false));
    }

    private static Cohort cohort(String day, long persons, Cell... cells) {
        return new Cohort(LocalDate.parse(day), persons, List.of(cells));
    }

    private static Cell cell(int period, long persons, double share, boolean open) {
        return new Cell(period, persons, share, open);
    }

    private static void view(Feed feed, String person, String at) {
        feed.fact(
                0,
                person,
                CountedEvent.newBuilder()
                        .setEvent(anEvent()
                                .by(person)
                                .view("/")
                                .at(Instant.parse(at))
                                .build())
                        .setSessionId(null)
                        .setPlaceInSession(0)
                        .build());
    }
}
