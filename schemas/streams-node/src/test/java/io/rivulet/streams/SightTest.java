package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final TopicPartition VISITORS = new TopicPartition("visitors", 3);
    private static final TopicPartition LINKS = new TopicPartition("links", 3);
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ONE_LATER = TEN.plusSeconds(1);
    private static final Instant TWO_LATER = TEN.plusSeconds(2);

    @Test
    void whatWasNeverSeenIsNotFitToAnswer() {
        assertThat(Sight.NONE.completeUntil(3)).isEmpty();
        assertThat(Sight.NONE.lag(3)).isEmpty();
    }

    @Test
    void allIsCompleteOnceEachWas() {
        assertThat(Sight.NONE.isComplete()).isFalse();
        assertThat(look(Sight.NONE, TEN, 6, 7).isComplete()).isFalse();
        assertThat(look(Sight.NONE, TEN, 7, 7).isComplete()).isTrue();
        assertThat(look(look(Sight.NONE, TEN, 7, 7), ONE_LATER, 7, 9).isComplete())
                .isTrue();
    }

    @Test
    void whoHasNothingMissesNothing() {
        assertThat(Sight.NONE
                        .next(TEN, Map.of(), Map.of(), SightTest::noneIsBlank)
                        .isComplete())
                .isTrue();
    }

    @Test
    void atTheEndItIsCompleteUntilNow() {
        Sight sight = look(Sight.NONE, TEN, 7, 7);

        assertThat(sight.completeUntil(3)).contains(TEN);
        assertThat(sight.lag(3)).hasValue(0);
        assertThat(sight.completeUntil(4)).isEmpty();
    }

    @Test
    void oneRecordBeforeTheEndItIsNot() {
        Sight sight = look(Sight.NONE, TEN, 6, 7);

        assertThat(sight.completeUntil(3)).isEmpty();
        assertThat(sight.lag(3)).hasValue(1);
    }

    @Test
    void aMarkerBehindTheLastRecordIsNothingToMiss() {
        Sight sight = Sight.NONE.next(TEN, Map.of(VISITORS, 6L), Map.of(VISITORS, 7L), (at, ends) -> {
            assertThat(at).isEqualTo(Map.of(VISITORS, 6L));
            return Set.of(VISITORS);
        });

        assertThat(sight.completeUntil(3)).contains(TEN);
        assertThat(sight.lag(3)).hasValue(0);
    }

    @Test
    void whatWasFoundOutOnceIsNotLookedForAgain() {
        Sight sight = Sight.NONE
                .next(TEN, Map.of(VISITORS, 6L), Map.of(VISITORS, 7L), (at, ends) -> Set.of(VISITORS))
                .next(ONE_LATER, Map.of(VISITORS, 6L), Map.of(VISITORS, 7L), (at, ends) -> {
                    throw new AssertionError("Looked for " + at);
                });

        assertThat(sight.completeUntil(3)).contains(ONE_LATER);
        assertThat(sight.lag(3)).hasValue(0);
    }

    @Test
    void whileMuchIsWrittenItIsCompleteUntilTheLookBefore() {
        Sight sight = look(look(Sight.NONE, TEN, 10, 100), ONE_LATER, 100, 200);

        assertThat(sight.completeUntil(3)).contains(TEN);
        assertThat(sight.lag(3)).hasValue(100);
    }

    @Test
    void whoFallsBehindIsAsOldAsWhenItWasLastComplete() {
        Sight sight = look(look(look(Sight.NONE, TEN, 7, 7), ONE_LATER, 7, 9), TWO_LATER, 8, 20);

        assertThat(sight.completeUntil(3)).contains(TEN);
    }

    @Test
    void aPartitionIsAsOldAsTheLastOfItsStores() {
        Sight sight = Sight.NONE
                .next(TEN, Map.of(VISITORS, 7L, LINKS, 2L), Map.of(VISITORS, 7L, LINKS, 2L), SightTest::noneIsBlank)
                .next(
                        ONE_LATER,
                        Map.of(VISITORS, 7L, LINKS, 2L),
                        Map.of(VISITORS, 7L, LINKS, 5L),
                        SightTest::noneIsBlank);

        assertThat(sight.lag(3)).hasValue(3);
        assertThat(sight.completeUntil(3)).contains(TEN);
    }

    @Test
    void aPartitionOfWhichOneStoreIsNotCompleteIsNotFitToAnswer() {
        Sight sight = Sight.NONE.next(
                TEN, Map.of(VISITORS, 7L, LINKS, 0L), Map.of(VISITORS, 7L, LINKS, 5L), SightTest::noneIsBlank);

        assertThat(sight.completeUntil(3)).isEmpty();
    }

    @Test
    void whatIsOutOfSightForAMomentIsStillKnown() {
        Sight moving = look(Sight.NONE, TEN, 7, 7).next(ONE_LATER, Map.of(), Map.of(), SightTest::noneIsBlank);

        assertThat(moving.completeUntil(3)).contains(TEN);
        assertThat(look(moving, TWO_LATER, 7, 9).completeUntil(3)).contains(TEN);
    }

    @Test
    void whatIsGoneForLongIsForgotten() {
        Sight before = look(Sight.NONE, TEN, 7, 7);

        assertThat(before.next(TEN.plusMillis(29_999), Map.of(), Map.of(), SightTest::noneIsBlank)
                        .completeUntil(3))
                .contains(TEN);
        assertThat(before.next(TEN.plusMillis(30_000), Map.of(), Map.of(), SightTest::noneIsBlank)
                        .completeUntil(3))
                .isEmpty();
    }

    @Test
    void aStoreThatIsBuiltAnewIsNotFitToAnswer() {
        assertThat(look(look(Sight.NONE, TEN, 7, 7), ONE_LATER, 6, 7).completeUntil(3))
                .isEmpty();
    }

    private static Sight look(Sight before, Instant now, long position, long end) {
        return before.next(now, Map.of(VISITORS, position), Map.of(VISITORS, end), SightTest::noneIsBlank);
    }

    private static Set<TopicPartition> noneIsBlank(
            Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return Set.of();
    }
}
