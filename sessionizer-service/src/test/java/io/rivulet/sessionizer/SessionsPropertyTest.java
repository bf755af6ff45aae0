package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives, delivered out of order and twice, against a batch computation that sorts everything and then cuts. A
 * failing seed is the whole story: put it into the list.
 */
class SessionsPropertyTest {

    private static final int EVENTS = 120;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void sessionsFollowFromTheSetOfEventsAlone(long seed) {
        var random = new Random(seed);
        var life = life(random);
        var deliveries = new ArrayList<>(life);
        life.stream().filter(event -> random.nextInt(10) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);

        try (var diary = new Diary(stateDir.resolve(Long.toString(seed)))) {
            for (var event : deliveries) {
                diary.sees(event);
                if (random.nextInt(20) == 0) {
                    diary.waits(Duration.ofSeconds(random.nextInt(3000)));
                }
            }
            diary.waits(Duration.ofHours(24));

            assertThat(diary.counted()).as("events that count").hasSize(EVENTS);
            assertThat(diary.sessions().stream().map(SessionsPropertyTest::summary))
                    .containsExactlyElementsOf(batch(life));
            assertThat(diary.sessions()).extracting(Session::getState).containsOnly(SessionState.CLOSED);
            for (UserEvent event : life) {
                assertThat(diary.sessions())
                        .filteredOn(session -> session.getSessionId().equals(diary.sessionOf(event.getEventId())))
                        .as("the session of %s", event.getEventId())
                        .singleElement()
                        .satisfies(session -> assertThat(event.getOccurredAt())
                                .isBetween(session.getStartedAt(), session.getEndedAt()));
            }
        }
    }

    /** Two visitors within a day, many pauses close to the gap, many ties. */
    private static List<UserEvent> life(Random random) {
        var events = new ArrayList<UserEvent>();
        for (int i = 0; i < EVENTS; i++) {
            long second = random.nextInt(40) * 1800L + random.nextInt(3) * 1L * random.nextInt(900);
            var event = anEvent()
                    .id("e" + i)
                    .by(random.nextInt(4) == 0 ? "bob" : "ada")
                    .at(time("00:00").plusSeconds(second))
                    .receivedAt("23:59");
            switch (random.nextInt(4)) {
                case 0 -> event.interaction("click");
                case 1 -> event.purchase(random.nextInt(100) + ".10");
                default -> event.view("/" + random.nextInt(5));
            }
            events.add(event.build());
        }
        return events;
    }

    private static List<String> batch(List<UserEvent> life) {
        var lines = new TreeMap<String, List<UserEvent>>();
        life.forEach(event -> lines.computeIfAbsent(event.getVisitorId(), id -> new ArrayList<>())
                .add(event));
        var summaries = new ArrayList<String>();
        lines.forEach((visitor, events) -> {
            events.sort(Comparator.comparing(UserEvent::getOccurredAt)
                    .thenComparing(UserEvent::getSequence)
                    .thenComparing(UserEvent::getEventId));
            int start = 0;
            for (int i = 1; i <= events.size(); i++) {
                boolean cut = i == events.size()
                        || Duration.between(
                                                events.get(i - 1).getOccurredAt(),
                                                events.get(i).getOccurredAt())
                                        .compareTo(Duration.ofMinutes(30))
                                > 0;
                if (cut) {
                    summaries.add(summary(visitor, events.subList(start, i)));
                    start = i;
                }
            }
        });
        return summaries;
    }

    private static String summary(String visitor, List<UserEvent> events) {
        var pages = events.stream()
                .filter(event -> event.getEventName().equals("page_view"))
                .map(event -> String.valueOf(event.getPage().getPath()))
                .toList();
        long engaged = 0;
        for (int i = 1; i < events.size(); i++) {
            engaged += Math.min(
                    30_000,
                    Duration.between(
                                    events.get(i - 1).getOccurredAt(),
                                    events.get(i).getOccurredAt())
                            .toMillis());
        }
        var revenue = events.stream()
                .filter(event -> event.getRevenue() != null)
                .map(event -> event.getRevenue().getAmount())
                .reduce(BigDecimal::add);
        return String.join(
                " ",
                visitor,
                events.get(0).getOccurredAt().toString(),
                events.get(events.size() - 1).getOccurredAt().toString(),
                "events " + events.size(),
                "pages " + pages.size(),
                "entry " + (pages.isEmpty() ? null : pages.get(0)),
                "exit " + (pages.isEmpty() ? null : pages.get(pages.size() - 1)),
                "engaged " + engaged,
                "revenue " + revenue.map(Object::toString).orElse("none"));
    }

    private static String summary(Session session) {
        return String.join(
                " ",
                session.getVisitorId(),
                session.getStartedAt().toString(),
                session.getEndedAt().toString(),
                "events " + session.getEvents(),
                "pages " + session.getPageViews(),
                "entry " + session.getEntryPage(),
                "exit " + session.getExitPage(),
                "engaged " + session.getEngagedMillis(),
                "revenue "
                        + (session.getRevenue().isEmpty()
                                ? "none"
                                : session.getRevenue().get(0).getAmount().toString()));
    }
}
