package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Visits, people and conclusions of made-up lives, whatever the order of arrival, are what an independent judge says. */
@WithFleet
class OracleAcceptanceIT {

    /** In every order. */
    private static final int EVENTS = Integer.getInteger("rivulet.oracle.events", 10_000);

    private static final int ORDERS = Integer.getInteger("rivulet.oracle.orders", 2);
    private static final long SEED = Long.getLong("rivulet.oracle.seed", 20_261_121L);
    private static final int JUDGED_AT_ONCE = 200_000;

    private final Fleet fleet;

    OracleAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The same lives in every order, as deliveries of different visitors; as many at once as memory can hold. */
    @Test
    void everyVisitorsVisitsAreTheOraclesInEveryOrderOfArrival() {
        Deque<Lot> lots = new ArrayDeque<>();
        for (int order = 1; order <= ORDERS; order++) {
            for (int left = EVENTS, number = 0; left > 0; left -= JUDGED_AT_ONCE, number++) {
                lots.add(new Lot(order, SEED + number, Math.min(left, JUDGED_AT_ONCE)));
            }
        }
        while (!lots.isEmpty()) {
            List<Lot> together = new ArrayList<>(List.of(lots.remove()));
            while (!lots.isEmpty() && events(together) + lots.element().events() <= JUDGED_AT_ONCE) {
                together.add(lots.remove());
            }
            judge(together);
        }
    }

    private void judge(List<Lot> lots) {
        long began = System.nanoTime();
        Trial trial = Trial.fromNowOn(fleet);
        int sent = lots.stream()
                .mapToInt(lot -> trial.send(lot.seed(), lot.order(), lot.events()))
                .sum();
        trial.awaitTheEnd(Duration.ofMinutes(10));
        Duration taken = Duration.ofNanos(System.nanoTime() - began);

        Outcome outcome = trial.judge();

        System.out.println(lots + ", over after " + taken.toSeconds() + " s: " + outcome.summary());
        assertThat(outcome.arrivals()).isEqualTo(sent);
        assertThat(outcome.differences()).as("%s", lots).isEmpty();
    }

    private static int events(List<Lot> lots) {
        return lots.stream().mapToInt(Lot::events).sum();
    }

    /** Some lives in an order of arrival. */
    private record Lot(int order, long seed, int events) {}
}
