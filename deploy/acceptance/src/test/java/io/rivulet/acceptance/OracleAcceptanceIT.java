package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Visits, people and conclusions of made-up lives, whatever the order of arrival, are what an independent judge says. */
@WithFleet
class OracleAcceptanceIT {

    private static final int EVENTS = Integer.getInteger("rivulet.oracle.events", 20_000);
    private static final int ORDERS = Integer.getInteger("rivulet.oracle.orders", 2);
    private static final long SEED = Long.getLong("rivulet.oracle.seed", 20_261_121L);
    private static final int JUDGED_AT_ONCE = 200_000;

    private final Fleet fleet;

    OracleAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The same lives in every order, as deliveries of different visitors; as many orders at once as memory can hold. */
    @Test
    void everyVisitorsVisitsAreTheOraclesInEveryOrderOfArrival() {
        int each = EVENTS / ORDERS;
        int atOnce = Math.max(1, JUDGED_AT_ONCE / each);
        for (int first = 1; first <= ORDERS; first += atOnce) {
            int last = Math.min(ORDERS, first + atOnce - 1);
            Trial trial = Trial.fromNowOn(fleet);
            int sent = IntStream.rangeClosed(first, last)
                    .map(order -> trial.send(SEED, order, each))
                    .sum();
            trial.awaitTheEnd(Duration.ofMinutes(10));

            Outcome outcome = trial.judge();

            String orders = "seed " + SEED + ", orders " + first + " to " + last;
            System.out.println(orders + ": " + outcome.summary());
            assertThat(outcome.arrivals()).isEqualTo(sent);
            assertThat(outcome.differences()).as(orders).isEmpty();
        }
    }
}
