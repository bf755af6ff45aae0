package io.rivulet.query.behind;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.behind.BehindView.Behind;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.avro.CountedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Ada views two pages, Bob and Cleo one each at the same time, and Dora one on the day after. */
@TestInstance(Lifecycle.PER_CLASS)
class BehindIT {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final BehindQuery query = new BehindQuery(
            new Questions(database.dataSource(), Duration.ofSeconds(20)),
            new Freshness(new Postgres(database.dataSource())));

    @BeforeAll
    void tell() throws Exception {
        var feed = new Feed();
        view(feed, "ada", "/", TEN);
        view(feed, "ada", "/shop", TEN.plusSeconds(60));
        view(feed, "bob", "/shop", TEN);
        view(feed, "cleo", "/", TEN);
        view(feed, "dora", "/", Instant.parse("2026-03-03T00:00:00Z"));
        feed.projectInto(database);
    }

    @Test
    void whoWasSeenLastComesFirst() throws Exception {
        BehindView view = asked("[]", null, 10);

        assertThat(view.total()).isEqualTo(3);
        assertThat(view.nextCursor()).isNull();
        assertThat(view.people())
                .containsExactly(
                        new Behind("ada", 2, TEN, TEN.plusSeconds(60)),
                        new Behind("cleo", 1, TEN, TEN),
                        new Behind("bob", 1, TEN, TEN));
    }

    @Test
    void onlyEventsThatPassAreCounted() throws Exception {
        assertThat(asked("[['is','event:page',['/shop']]]", null, 10).people())
                .containsExactly(
                        new Behind("ada", 1, TEN.plusSeconds(60), TEN.plusSeconds(60)), new Behind("bob", 1, TEN, TEN));
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() throws Exception {
        BehindView first = asked("[]", null, 2);
        BehindView second = asked("[]", first.nextCursor(), 2);

        assertThat(first.people()).extracting(Behind::personId).containsExactly("ada", "cleo");
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.people()).extracting(Behind::personId).containsExactly("bob");
        assertThat(second.total()).isNull();
        assertThat(second.nextCursor()).isNull();
    }

    private BehindView asked(String filters, @Nullable String cursor, int limit) throws Exception {
        var range = TimeRange.ofDays(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-02"), ZoneOffset.UTC);
        return query.of(
                new Scope(List.of("demo"), range, false),
                FilterReader.read(Asked.body(new ObjectMapper().readTree(filters.replace('\'', '"')))),
                Cursor.parse(cursor, BehindQuery.KIND, 3),
                limit);
    }

    private static void view(Feed feed, String person, String page, Instant at) {
        feed.fact(
                0,
                person,
                CountedEvent.newBuilder()
                        .setEvent(anEvent().by(person).view(page).at(at).build())
                        .setSessionId(null)
                        .setPlaceInSession(0)
                        .build());
    }
}
