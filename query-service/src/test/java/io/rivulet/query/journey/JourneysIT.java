package io.rivulet.query.journey;

import static io.rivulet.query.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rivulet.query.RandomShop;
import io.rivulet.query.SessionBuilder;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.journey.JourneyPeopleView.Walker;
import io.rivulet.query.journey.JourneysView.JourneyStageView;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody's journeys, on a case to be checked by eye, and beside what is counted from the records themselves. */
@Timeout(60)
class JourneysIT {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> NORTH = List.of("north");
    private static final DateRange RANGE =
            new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 20), ZoneId.of("UTC"));
    private static final List<String> STAGES =
            List.of("awareness", "interest", "consideration", "conversion", "retention");

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Postgres postgres = new Postgres(database.dataSource());
    private final Questions questions = new Questions(database.dataSource(), Duration.ofSeconds(30));
    private final JourneysQuery query = new JourneysQuery(questions, new Freshness(postgres));
    private final JourneyPeopleQuery people = new JourneyPeopleQuery(questions, new Freshness(postgres));
    private final Feed feed = new Feed();
    private int number;

    @Test
    void peopleAreToldApartByTheVisitOfTheirFirstConversion() throws Exception {
        visits("at once", 1, 0);
        visits("second", 0, 1, 0);
        visits("fifth", 0, 0, 0, 0, 2);
        visits("sixth", 0, 0, 0, 0, 0, 1);
        visits("looks", 0, 0, 0, 0);
        visits("new", 0, 0, 0);
        feed.projectInto(database);

        assertThat(asked().types())
                .extracting(
                        JourneysView.JourneyTypeView::type,
                        JourneysView.JourneyTypeView::persons,
                        JourneysView.JourneyTypeView::visits,
                        JourneysView.JourneyTypeView::conversions,
                        JourneysView.JourneyTypeView::share)
                .containsExactly(
                        tuple("direct_converters", 1L, 2L, 1L, 0.1667),
                        tuple("researchers", 2L, 8L, 3L, 0.3333),
                        tuple("browsers", 1L, 4L, 0L, 0.1667),
                        tuple("others", 2L, 9L, 1L, 0.3333));
    }

    @Test
    void eachStageHasWhoWasInItAndWhoCameNoFurther() throws Exception {
        touchpoint("ada", "awareness", 1_000, false);
        touchpoint("ada", "interest", 3_000, false);
        touchpoint("ada", "awareness", 5_000, false);
        touchpoint("bob", "awareness", 9_500, false);
        touchpoint("bob", "conversion", 500, true);
        feed.arrives(
                Topics.SESSIONS,
                0,
                "bots",
                aSession().id("bots").on("north").by("carl").bot().at(BEGIN).build());
        feed.fact(0, "carl", derived("carl", "bots", "retention", 1, false));
        feed.projectInto(database);

        assertThat(asked().stages())
                .containsExactly(
                        new JourneyStageView("awareness", 2, 0, 3, 0, 15.5, 5),
                        new JourneyStageView("interest", 1, 1, 1, 0, 3, 3),
                        new JourneyStageView("conversion", 1, 1, 1, 1, 0.5, 0.5));
    }

    @Test
    void peopleOfAStageAreThoseWhoWereInItWithTheirTouchpointsThere() throws Exception {
        touchpoint("ada", "awareness", 1_000, false);
        touchpoint("bob", "awareness", 1_000, true);
        touchpoint("ada", "interest", 1_000, false);
        touchpoint("ada", "awareness", 1_000, false);
        feed.projectInto(database);

        JourneyPeopleView inIt = people.ofStage(NORTH, RANGE, "awareness", false, List.of(), 10);

        assertThat(inIt.total()).isEqualTo(2);
        assertThat(inIt.people())
                .containsExactly(
                        new Walker("ada", 2, 0, BEGIN, BEGIN.plusSeconds(3)),
                        new Walker("bob", 1, 1, BEGIN.plusSeconds(1), BEGIN.plusSeconds(1)));
        assertThat(people.ofStage(NORTH, RANGE, "awareness", true, List.of(), 10)
                        .people())
                .extracting(Walker::personId)
                .containsExactly("bob");
        assertThat(people.ofStage(NORTH, RANGE, "retention", false, List.of(), 10)
                        .people())
                .isEmpty();
    }

    @Test
    void everyNumberHasAsManyPeopleBehindItPageByPage() throws Exception {
        var shop = RandomShop.of(5, "north", BEGIN, 400);
        shop.told().projectInto(database);
        for (int number = 0; number < 40; number++) {
            touchpoint("walker-" + number % 13, STAGES.get(number * 7 % STAGES.size()), 1_000, number % 5 == 0);
        }
        feed.projectInto(database);

        JourneysView counted = asked();

        assertThat(counted.types())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(everybody(cursor -> people.ofType(
                                NORTH, RANGE, JourneyType.valueOf(type.type().toUpperCase(Locale.ROOT)), cursor, 7)))
                        .hasSize((int) type.persons()));
        assertThat(everybody(cursor -> people.ofType(NORTH, RANGE, null, cursor, 7)))
                .hasSize((int) counted.persons());
        assertThat(counted.stages()).hasSize(STAGES.size()).allSatisfy(stage -> {
            assertThat(everybody(cursor -> people.ofStage(NORTH, RANGE, stage.stage(), false, cursor, 3)))
                    .hasSize((int) stage.persons());
            assertThat(everybody(cursor -> people.ofStage(NORTH, RANGE, stage.stage(), true, cursor, 3)))
                    .hasSize((int) stage.furthest());
        });
    }

    /** All pages, none of whom is on two; the first one says how many there are. */
    private static Set<String> everybody(Function<List<String>, JourneyPeopleView> asking) {
        Set<String> found = new LinkedHashSet<>();
        JourneyPeopleView page = asking.apply(List.of());
        long total = page.total() == null ? -1 : page.total();
        while (true) {
            for (Walker walker : page.people()) {
                assertThat(found.add(walker.personId())).as(walker.personId()).isTrue();
            }
            String next = page.nextCursor();
            if (next == null) {
                break;
            }
            page = asking.apply(Cursor.parse(next, JourneyPeopleQuery.KIND, 3));
        }
        if (!found.isEmpty()) {
            assertThat(found).hasSize((int) total);
        }
        return found;
    }

    @Test
    void typesAreThoseThatAreCountedFromTheVisits() throws Exception {
        var shop = RandomShop.of(5, "north", BEGIN, 400);
        shop.told().projectInto(database);

        Map<String, List<Session>> byPerson = shop.visits().stream()
                .filter(visit -> !visit.getBot() && visit.getState() != SessionState.MERGED_INTO)
                .sorted(Comparator.comparing(Session::getStartedAt).thenComparing(Session::getSessionId))
                .collect(Collectors.groupingBy(Session::getPersonId));
        Map<String, Long> expected = new TreeMap<>();
        byPerson.values().forEach(visits -> expected.merge(plainly(visits), 1L, Long::sum));

        assertThat(asked().types().stream()
                        .filter(type -> type.persons() > 0)
                        .collect(Collectors.toMap(
                                JourneysView.JourneyTypeView::type, JourneysView.JourneyTypeView::persons)))
                .isEqualTo(expected);
        assertThat(asked().persons()).isEqualTo(byPerson.size());
    }

    private static String plainly(List<Session> visits) {
        for (int i = 0; i < visits.size(); i++) {
            if (visits.get(i).getConversionCount() > 0) {
                return i == 0 ? "direct_converters" : i < 5 ? "researchers" : "others";
            }
        }
        return visits.size() > 3 ? "browsers" : "others";
    }

    private JourneysView asked() {
        return query.of(NORTH, RANGE);
    }

    private void visits(String person, int... conversions) {
        for (int converted : conversions) {
            Session visit = visit(person, converted).build();
            feed.arrives(Topics.SESSIONS, 0, visit.getSessionId(), visit);
        }
    }

    private SessionBuilder visit(String person, int conversions) {
        return aSession()
                .on("north")
                .by(person)
                .at(BEGIN.plus(Duration.ofHours(number++)))
                .converting(conversions);
    }

    private void touchpoint(String person, String stage, long millis, boolean conversion) {
        feed.fact(0, person, derived(person, "s-" + person, stage, millis, conversion));
    }

    private DerivedEvent derived(String person, String session, String stage, long millis, boolean conversion) {
        return DerivedEvent.newBuilder()
                .setEventId("d" + number)
                .setEventName("journey_touchpoint")
                .setSiteId("north")
                .setVisitorId(person)
                .setSessionId(session)
                .setOccurredAt(BEGIN.plusSeconds(number++))
                .setProperties("{\"journey_stage\":\"" + stage + "\",\"time_spent\":" + millis
                        + ",\"conversion_event\":" + conversion + "}")
                .build();
    }
}
