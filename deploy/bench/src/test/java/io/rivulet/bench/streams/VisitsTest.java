package io.rivulet.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final int MANY = 50_000;

    private final List<UserEvent> events = events();

    @Test
    void oneInTwentyArrivesTwice() {
        Set<String> once = new HashSet<>();
        long again =
                events.stream().filter(event -> !once.add(event.getEventId())).count();

        assertThat(again / (double) MANY).isCloseTo(0.05, within(0.01));
    }

    @Test
    void oneInTenArrivesAfterLaterOnes() {
        Instant latest = Instant.EPOCH;
        Set<String> once = new HashSet<>();
        int late = 0;
        for (UserEvent event : events) {
            if (once.add(event.getEventId())) {
                late += event.getOccurredAt().isBefore(latest) ? 1 : 0;
                latest = event.getOccurredAt().isAfter(latest) ? event.getOccurredAt() : latest;
            }
        }

        assertThat(late / (double) MANY).isCloseTo(0.1, within(0.02));
    }

    @Test
    void aVisitorDoesADozenThings() {
        var byVisitor = events.stream().collect(Collectors.groupingBy(UserEvent::getVisitorId, Collectors.counting()));

        assertThat(MANY / (byVisitor.size() - (double) Visits.AT_THE_SAME_TIME)).isCloseTo(12, within(2.0));
    }

    private static List<UserEvent> events() {
        var visits =
                new Visits(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofMillis(1), 1, Visits.AT_THE_SAME_TIME);
        return IntStream.range(0, MANY).mapToObj(i -> visits.next()).toList();
    }
}
