package io.rivulet.query.path;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.query.filter.Filter;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.path.PathQuery.Of;
import io.rivulet.query.path.PathQuery.Paths;
import io.rivulet.query.path.PathView.Exit;
import io.rivulet.query.path.PathView.Transition;
import io.rivulet.query.path.PathView.Way;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Three visits: / → /a → /b, / → /a → / → /c, and /a alone, seen twice. */
@TestInstance(Lifecycle.PER_CLASS)
class PathIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final PathQuery query = new PathQuery(
            new Questions(database.dataSource(), Duration.ofSeconds(20)),
            new Freshness(new Postgres(database.dataSource())));

    @BeforeAll
    void tell() throws Exception {
        var feed = new Feed();
        way(feed, "v1", "/", "/a", "/b");
        way(feed, "v2", "/", "/a", "/", "/c");
        way(feed, "v3", "/a", "/a");
        feed.projectInto(database);
    }

    @Test
    void withoutAnAnchorWaysBeginWithTheVisit() {
        PathView answer = asked(Of.PAGE, null, null, 3, 10);
        assertThat(answer.visits()).isEqualTo(3);
        assertThat(answer.transitions())
                .containsExactly(
                        new Transition(1, "/", "/a", 2),
                        new Transition(2, "/a", "/", 1),
                        new Transition(2, "/a", "/b", 1));
        assertThat(answer.paths())
                .containsExactlyInAnyOrder(
                        new Way(List.of("/", "/a", "/b"), 1),
                        new Way(List.of("/", "/a", "/"), 1),
                        new Way(List.of("/a"), 1));
    }

    @Test
    void waysBeginWhereTheStartComesFirst() {
        PathView answer = asked(Of.PAGE, "/a", null, 2, 10);
        assertThat(answer.visits()).isEqualTo(3);
        assertThat(answer.transitions())
                .containsExactly(new Transition(1, "/a", "/", 1), new Transition(1, "/a", "/b", 1));
    }

    @Test
    void waysEndWhereTheEndComesLast() {
        PathView answer = asked(Of.PAGE, null, "/", 3, 10);
        assertThat(answer.visits()).isEqualTo(2);
        assertThat(answer.transitions())
                .containsExactly(new Transition(1, "/a", "/", 1), new Transition(2, "/", "/a", 1));
        assertThat(answer.paths())
                .containsExactlyInAnyOrder(new Way(List.of("/", "/a", "/"), 1), new Way(List.of("/"), 1));
    }

    @Test
    void whatIsNotAmongTheMostFrequentOfItsStepIsOther() {
        assertThat(asked(Of.PAGE, null, null, 3, 1).transitions())
                .containsExactly(
                        new Transition(1, "/", "/a", 2),
                        new Transition(2, "/a", "(other)", 1),
                        new Transition(2, "/a", "/", 1));
    }

    @Test
    void exitsAreRankedWithTheirShareOfTheVisitsThatCameThere() {
        assertThat(asked(Of.PAGE, null, null, 3, 10).exits())
                .containsExactly(new Exit("/a", 1, 0.3333), new Exit("/b", 1, 1), new Exit("/c", 1, 1));
    }

    @Test
    void waysAreMadeOfEventsTooButNotOfWhatHappensToThePage() {
        assertThat(asked(Of.EVENT, null, null, 3, 10).paths()).containsExactly(new Way(List.of("page_view"), 3));
    }

    private PathView asked(Of of, @Nullable String start, @Nullable String end, int steps, int top) {
        var scope = new Scope(List.of("demo"), TimeRange.ofDays(DAY, DAY, ZoneOffset.UTC), false);
        return query.of(new Paths(scope, new Filter.And(List.of()), of, start, end, steps, top));
    }

    private static void way(Feed feed, String visit, String... pages) {
        for (int i = 0; i < pages.length; i++) {
            EventBuilder view = anEvent().by("ada").view(pages[i]).at("10:0" + i);
            EventBuilder scroll =
                    anEvent().by("ada").named("scroll_depth", EventKind.PASSIVE).at("10:0" + i + ":30");
            for (EventBuilder event : List.of(view, scroll)) {
                feed.fact(
                        0,
                        "ada",
                        CountedEvent.newBuilder()
                                .setEvent(event.build())
                                .setSessionId(visit)
                                .setPlaceInSession(1)
                                .build());
            }
        }
    }
}
