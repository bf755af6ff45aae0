package io.rivulet.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.RandomShop;
import io.rivulet.query.RandomShop.Event;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.filter.TimeRange;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.avro.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Funnels over visits by chance are what trying every sequence of events of everybody says. */
@TestInstance(Lifecycle.PER_CLASS)
class FunnelIT {

    private static final String SITE = "shop";
    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
    private static final TimeRange RANGE = new TimeRange(FROM, FROM.plus(Duration.ofDays(7)), ZoneOffset.UTC);
    private static final List<String> STEPS = List.of("page_view", "click", "purchase");

    private final RandomShop shop = RandomShop.of(7, SITE, FROM.minus(Duration.ofDays(1)), 200);
    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final FunnelQuery query = new FunnelQuery(
            new Questions(database.dataSource(), Duration.ofSeconds(20)),
            new Freshness(new Postgres(database.dataSource())));

    @BeforeAll
    void tell() throws Exception {
        shop.told().projectInto(database);
    }

    @Test
    void personsInOrderWithinTheWindow() throws Exception {
        for (Duration window : List.of(Duration.ofMinutes(10), Duration.ofHours(36), Duration.ofDays(14))) {
            assertThat(reached("'window':'" + window + "'"))
                    .isEqualTo(tried(Event::person, event -> "", window))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void personsWithinOneVisit() throws Exception {
        assertThat(reached("'window':'session'")).isEqualTo(tried(Event::person, FunnelIT::visit, Duration.ofDays(99)));
    }

    @Test
    void sessions() throws Exception {
        assertThat(reached("'unit':'sessions'"))
                .isEqualTo(tried(FunnelIT::visit, FunnelIT::visit, Duration.ofDays(99)));
    }

    @Test
    void breakdownAddsUpToTheWhole() throws Exception {
        FunnelView answer = answer("'breakdown':'visit:source'");
        assertThat(answer.breakdown()).hasSizeGreaterThan(2);
        for (int i = 0; i < STEPS.size(); i++) {
            int step = i;
            assertThat(Objects.requireNonNull(answer.breakdown()).stream()
                            .mapToLong(part -> part.steps().get(step).people())
                            .sum())
                    .isEqualTo(answer.steps().get(step).people());
        }
    }

    @Test
    void anyOrderFindsAtLeastThoseInOrderAndStrictAtMost() throws Exception {
        Map<String, Integer> ordered = reached("'window':'PT1H'");
        Map<String, Integer> any = reached("'window':'PT1H','order':'any'");
        Map<String, Integer> strict = reached("'window':'PT1H','order':'strict'");
        assertThat(strict).isNotEqualTo(ordered);
        assertThat(any).isNotEqualTo(ordered);
        ordered.forEach(
                (person, level) -> assertThat(any.getOrDefault(person, 0)).isGreaterThanOrEqualTo(level));
        strict.forEach(
                (person, level) -> assertThat(ordered.getOrDefault(person, 0)).isGreaterThanOrEqualTo(level));
    }

    @Test
    void peopleComePageByPageAndAreThoseOfTheBar() throws Exception {
        Asked asked = asked("'window':'P14D'");
        Definition definition = DefinitionReader.read(asked, RANGE);
        FunnelView answer = query.of(definition, scope());
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            PeopleView page = query.people(definition, scope(), 2, false, null, after, 7);
            assertThat(page.people()).hasSizeLessThanOrEqualTo(7);
            page.people().forEach(person -> ids.add(person.id()));
            after = page.next();
        } while (after != null);
        assertThat(ids).doesNotHaveDuplicates().hasSize((int)
                answer.steps().get(1).people());
        assertThat(query.people(definition, scope(), 2, true, null, null, 1000).people())
                .hasSize((int) answer.steps().get(1).droppedOff());
    }

    private static Scope scope() {
        return new Scope(List.of(SITE), RANGE, false);
    }

    private static Asked asked(String more) throws Exception {
        String steps = STEPS.stream().map(name -> "{'event':'" + name + "'}").collect(Collectors.joining(","));
        return Asked.body(new ObjectMapper().readTree(("{'steps':[" + steps + "]," + more + "}").replace('\'', '"')));
    }

    private FunnelView answer(String more) throws Exception {
        return query.of(DefinitionReader.read(asked(more), RANGE), scope());
    }

    /** How far everybody came who came anywhere; the bars say the same. */
    private Map<String, Integer> reached(String more) throws Exception {
        Definition definition = DefinitionReader.read(asked(more), RANGE);
        Map<String, Integer> reached = new TreeMap<>();
        query.people(definition, scope(), 1, false, null, null, 1000)
                .people()
                .forEach(person -> reached.put(person.id(), person.reached()));
        FunnelView answer = query.of(definition, scope());
        for (int i = 0; i < STEPS.size(); i++) {
            int level = i + 1;
            assertThat(answer.steps().get(i).people())
                    .isEqualTo(reached.values().stream()
                            .filter(far -> far >= level)
                            .count());
        }
        return reached;
    }

    private Map<String, Integer> tried(
            Function<Event, @Nullable String> actor, Function<Event, @Nullable String> within, Duration window) {
        Map<String, Integer> reached = new TreeMap<>();
        Predicate<Event> inScope = event -> !event.told().getBot()
                && !event.told().getOccurredAt().isBefore(RANGE.from())
                && event.told().getOccurredAt().isBefore(RANGE.until());
        Map<List<String>, List<Event>> groups = shop.events().stream()
                .filter(inScope)
                .filter(event -> within.apply(event) != null && actor.apply(event) != null)
                .sorted(Comparator.comparing((Event event) -> event.told().getOccurredAt())
                        .thenComparing(event -> event.told().getSequence())
                        .thenComparing(event -> event.told().getEventId()))
                .collect(Collectors.groupingBy(
                        event -> List.of(String.valueOf(actor.apply(event)), String.valueOf(within.apply(event)))));
        groups.forEach((key, events) -> {
            int best = 0;
            for (int first = 0; first < events.size(); first++) {
                best = Math.max(best, farthest(events, first, window));
            }
            if (best > 0) {
                reached.merge(key.get(0), best, Math::max);
            }
        });
        return reached;
    }

    // From one first step on, taking each next step as soon as it comes loses nothing.
    private static int farthest(List<Event> events, int first, Duration window) {
        if (!events.get(first).told().getEventName().equals(STEPS.get(0))) {
            return 0;
        }
        int level = 1;
        Instant end = events.get(first).told().getOccurredAt().plus(window);
        for (Event event : events.subList(first + 1, events.size())) {
            if (level < STEPS.size()
                    && event.told().getEventName().equals(STEPS.get(level))
                    && !event.told().getOccurredAt().isAfter(end)) {
                level++;
            }
        }
        return level;
    }

    private static @Nullable String visit(Event event) {
        Session visit = event.visit();
        return visit == null ? null : visit.getSessionId();
    }
}
