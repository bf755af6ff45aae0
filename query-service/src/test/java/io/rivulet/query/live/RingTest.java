package io.rivulet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String FIRST = "session-events/0";
    private static final String SECOND = "session-events/1";

    private final Numbering numbering = new Numbering(START, 4711);
    private final Ring ring = new Ring(numbering, 3, 1_000_000);

    @Test
    void keepsTheNewestAndKnowsWhatFellOut() {
        ring.begin(Map.of(FIRST, 10L));
        for (int offset = 10; offset < 15; offset++) {
            add(FIRST, offset);
        }
        assertThat(ring.head()).isEqualTo(5);
        assertThat(ring.tail()).isEqualTo(2);
        assertThat(ring.from(1, 100)).isNull();
        assertThat(Objects.requireNonNull(ring.from(2, 100))).hasSize(3);
    }

    @Test
    void weighsWhatItKeeps() {
        var light = new Ring(numbering, 100, 600);
        light.begin(Map.of(FIRST, 0L));
        for (int offset = 0; offset < 10; offset++) {
            light.add(draft(FIRST, offset));
        }
        assertThat(light.head() - light.tail()).isLessThan(3);
    }

    @Test
    void goesOnAfterANumberOfItsOwnUntilThatHasFallenOut() {
        ring.begin(Map.of(FIRST, 0L));
        for (int offset = 0; offset < 5; offset++) {
            add(FIRST, offset);
        }
        assertThat(ring.after(numbering.sequence(1))).hasValue(2);
        assertThat(ring.after(numbering.sequence(4))).hasValue(5);
        assertThat(ring.after(numbering.sequence(0))).isEmpty();
        assertThat(ring.after(numbering.sequence(5))).isEmpty();
    }

    @Test
    void numberOfAnotherPodIsNotTakenForItsOwn() {
        ring.begin(Map.of(FIRST, 0L));
        add(FIRST, 0);
        assertThat(ring.after(new Numbering(START, 4712).sequence(0))).isEmpty();
        assertThat(ring.after(7)).isEmpty();
        assertThat(ring.after(-1)).isEmpty();
    }

    @Test
    void coversPositionsFromWhereItBeganOnEveryPartition() {
        ring.begin(Map.of(FIRST, 10L, SECOND, 5L));
        assertThat(ring.covers(Map.of(FIRST, 10L, SECOND, 5L))).isTrue();
        assertThat(ring.covers(Map.of(FIRST, 9L, SECOND, 5L))).isFalse();
        assertThat(ring.covers(Map.of(FIRST, 10L))).isFalse();
    }

    @Test
    void coversOnlyWhatHasNotFallenOut() {
        ring.begin(Map.of(FIRST, 10L, SECOND, 5L));
        for (int offset = 10; offset < 14; offset++) {
            add(FIRST, offset);
        }
        assertThat(ring.covers(Map.of(FIRST, 11L, SECOND, 5L))).isTrue();
        assertThat(ring.covers(Map.of(FIRST, 10L, SECOND, 5L))).isFalse();
    }

    @Test
    void beginningAnewForgetsWhatHasAGapBehindIt() {
        ring.begin(Map.of(FIRST, 0L));
        add(FIRST, 0);
        ring.begin(Map.of(FIRST, 100L));
        assertThat(ring.after(numbering.sequence(0))).hasValue(1);
        assertThat(ring.from(0, 10)).isNull();
        assertThat(ring.covers(Map.of(FIRST, 1L))).isFalse();
    }

    @Test
    void numbersGrowAcrossARestartAndStayCountableInJavaScript() {
        var later = new Numbering(START.plusSeconds(1), 1);
        assertThat(later.sequence(0)).isGreaterThan(numbering.sequence(500));
        assertThat(new Numbering(Instant.parse("2059-01-01T00:00:00Z"), 8191).sequence(1_000_000))
                .isLessThan(1L << 53);
    }

    private void add(String partition, long offset) {
        ring.add(draft(partition, offset));
    }

    private static Frame.Draft draft(String partition, long offset) {
        return new Frame.Draft(Kind.EVENT, Set.of("demo"), new Place(partition, offset), null, ",\"siteId\":\"demo\"");
    }
}
