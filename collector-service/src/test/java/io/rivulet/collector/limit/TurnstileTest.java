package io.rivulet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final String ADA = "192.0.2.1";
    private static final String BOB = "192.0.2.2";
    private static final String EVENTS = "/api/analytics/events";
    private static final String BATCH = "/analytics/collect/batch";
    private static final Rate TEN = Rate.of("10/min");
    private static final Limits LIMITS =
            new Limits(TEN, Rate.of("100/min"), Rate.of("15/min"), Rate.OFF, Rate.of("20/min"), Map.of());

    private final Hand clock = new Hand();
    private Turnstile turnstile = new Turnstile(LIMITS, 1000, clock);

    /** A clock that is turned by hand. */
    private static final class Hand implements TimeMeter {

        private long nanos = 1;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private long pass(String address) {
        return turnstile.address(address, EVENTS, null, null);
    }

    private void passAll(int times, String address) {
        IntStream.range(0, times).forEach(i -> assertThat(pass(address)).isZero());
    }

    @Test
    void anAddressMaySendItsRateAtOnceAndNotOneMore() {
        passAll(10, ADA);

        assertThat(pass(ADA)).isEqualTo(Duration.ofSeconds(6).toNanos());
        assertThat(pass(BOB)).isZero();
    }

    @Test
    void oneMoreMayPassWhenItsTimeHasCome() {
        passAll(10, ADA);

        clock.pass(Duration.ofSeconds(6).minusNanos(1));
        assertThat(pass(ADA)).isEqualTo(1);
        clock.pass(Duration.ofNanos(1));
        assertThat(pass(ADA)).isZero();
        assertThat(pass(ADA)).isPositive();
    }

    @Test
    void whoKnocksWhileRefusedWaitsNoLonger() {
        passAll(10, ADA);
        IntStream.range(0, 50).forEach(i -> pass(ADA));

        clock.pass(Duration.ofSeconds(6));

        assertThat(pass(ADA)).isZero();
    }

    @Test
    void theStrictProfileCountsEachPathByItself() {
        Limits strict = new Limits(
                Rate.of("100/min"), Rate.OFF, Rate.OFF, Rate.OFF, Rate.OFF, Map.of(BATCH, Rate.of("50/min")));
        turnstile = new Turnstile(strict, 1000, clock);

        IntStream.range(0, 50)
                .forEach(i ->
                        assertThat(turnstile.address(ADA, BATCH, null, null)).isZero());
        assertThat(turnstile.address(ADA, BATCH, null, null)).isPositive();
        passAll(100, ADA);
        assertThat(pass(ADA)).isPositive();
    }

    @Test
    void aSitesOwnRateIsCountedByItself() {
        Limits own = new Limits(Rate.of("2/min"), Rate.OFF, Rate.OFF, Rate.OFF, Rate.OFF, Map.of());

        assertThat(turnstile.address(ADA, EVENTS, "shop", own)).isZero();
        assertThat(turnstile.address(ADA, EVENTS, "shop", own)).isZero();
        assertThat(turnstile.address(ADA, EVENTS, "shop", own)).isPositive();
        passAll(10, ADA);
        assertThat(turnstile.address(ADA, EVENTS, "shop", own)).as("still").isPositive();
    }

    @Test
    void aKeyInTheBodyDoesNotGetAroundItsSitesOwnRate() {
        Limits own = new Limits(Rate.of("2/min"), Rate.OFF, Rate.OFF, Rate.OFF, Rate.OFF, Map.of());

        assertThat(turnstile.address(ADA, EVENTS, "shop", own)).isZero();
        assertThat(turnstile.addressOnSite(ADA, "shop", own)).isZero();
        assertThat(turnstile.addressOnSite(ADA, "shop", own)).isPositive();
    }

    @Test
    void aWriteKeyHasARateOverAllAddresses() {
        IntStream.range(0, 15)
                .forEach(i -> assertThat(turnstile.key("k", false, LIMITS)).isZero());

        assertThat(turnstile.key("k", false, LIMITS)).isPositive();
        assertThat(turnstile.key("other", false, LIMITS)).isZero();
    }

    @Test
    void aServerKeyMayAsOftenAsItLikesWhereItsRateIsOff() {
        IntStream.range(0, 1000)
                .forEach(i -> assertThat(turnstile.key("s", true, LIMITS)).isZero());
    }

    @Test
    void eventsAreHeldAgainstTheNextRequest() {
        turnstile.book(ADA, "shop", LIMITS, Map.of(), 99);
        assertThat(pass(ADA)).isZero();
        turnstile.book(ADA, "shop", LIMITS, Map.of(), 101);

        assertThat(pass(ADA))
                .as("100 owed, and the next one")
                .isEqualTo(Duration.ofSeconds(60).toNanos()
                        + Duration.ofMillis(600).toNanos());
        clock.pass(Duration.ofMillis(60_600));
        assertThat(pass(ADA)).isZero();
    }

    @Test
    void whatIsOwedIsNotForgottenBeforeItIsPaid() {
        turnstile.book(ADA, "shop", LIMITS, Map.of(), 1000);

        clock.pass(Duration.ofMinutes(8));
        assertThat(pass(ADA)).isPositive();
        clock.pass(Duration.ofMinutes(2));
        assertThat(pass(ADA)).isZero();
    }

    @Test
    void aVisitorIsSpentWhenKafkaHasItsRateAndFreshWhenThatIsLongAgo() {
        turnstile.book(ADA, "shop", LIMITS, Map.of("v", 19), 19);
        assertThat(turnstile.isSpent("shop", "v", LIMITS)).isFalse();
        turnstile.book(ADA, "shop", LIMITS, Map.of("v", 1), 1);
        assertThat(turnstile.isSpent("shop", "v", LIMITS)).isTrue();
        assertThat(turnstile.isSpent("other shop", "v", LIMITS)).isFalse();
        assertThat(turnstile.isSpent("shop", "w", LIMITS)).isFalse();

        clock.pass(Duration.ofSeconds(3));

        assertThat(turnstile.isSpent("shop", "v", LIMITS)).isFalse();
    }

    @Test
    void everNewAddressesDoNotFillTheMemory() {
        IntStream.range(0, 100_000).forEach(i -> pass("10." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255)));

        assertThat(turnstile.remembered()).isLessThanOrEqualTo(1000);
    }

    @Test
    void whoIsRefusedIsNotForgottenForAFloodOfEverNewAddresses() {
        IntStream.range(0, 60).forEach(i -> pass(ADA));

        for (int i = 0; i < 20_000; i++) {
            pass("10." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255));
            if (i % 50 == 0) {
                assertThat(pass(ADA)).as("after %d", i).isPositive();
            }
        }
    }

    @Test
    void whoHasSentNothingForItsRatesTimeIsForgotten() {
        passAll(3, ADA);

        clock.pass(Duration.ofMinutes(2));

        assertThat(turnstile.remembered()).isZero();
    }

    @Test
    void aRateThatChangesHoldsAtOnce() {
        Limits two = new Limits(Rate.OFF, Rate.OFF, Rate.of("2/min"), Rate.OFF, Rate.OFF, Map.of());
        IntStream.range(0, 15).forEach(i -> turnstile.key("k", false, LIMITS));

        assertThat(turnstile.key("k", false, two)).isZero();
        assertThat(turnstile.key("k", false, two)).isZero();
        assertThat(turnstile.key("k", false, two)).isPositive();
    }
}
