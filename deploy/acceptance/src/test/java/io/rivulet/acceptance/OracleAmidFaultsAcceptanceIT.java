package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.deploy.local.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge finds the same while instances of the sessionizer come, go and are killed, and the broker with them. */
@WithFleet
class OracleAmidFaultsAcceptanceIT {

    private static final int FAULTS = Integer.getInteger("rivulet.oracle.faults", 3);
    private static final int EVENTS_A_SECOND = 250;
    private static final long SEED = Long.getLong("rivulet.oracle.seed", 20_261_121L);

    private final Fleet fleet;

    OracleAmidFaultsAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void visitsAreTheOraclesWhoeverIsKilled(@TempDir Path folder) throws Exception {
        Trial trial = Trial.fromNowOn(fleet);
        List<Fault> faults = Fault.several(FAULTS, new SplittableRandom(SEED));
        Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
        Pace pace = new Pace(EVENTS_A_SECOND);
        AtomicBoolean goOn = new AtomicBoolean(true);
        CompletableFuture<Integer> sent =
                CompletableFuture.supplyAsync(() -> trial.send(SEED, 1, count -> goOn.get(), pace::await));

        try (Instances instances = new Instances(fleet, Part.SESSIONIZER, folder)) {
            for (Fault fault : faults) {
                TimeUnit.MILLISECONDS.sleep(500);
                boolean underWay = !sent.isDone();
                fault.strike(fleet, instances);
                struck.merge(fault, 1, Integer::sum);
                assertThat(underWay).as("%s struck before the end", fault).isTrue();
            }
            goOn.set(false);
            pace.stop();
            int deliveries = sent.get(5, TimeUnit.MINUTES);
            trial.awaitTheEnd(Duration.ofMinutes(5));
            Outcome outcome = trial.judge();

            System.out.println("seed " + SEED + ", amid " + struck + ": " + outcome.summary());
            assertThat(outcome.arrivals()).isGreaterThanOrEqualTo(deliveries);
            assertThat(outcome.differences()).as("seed " + SEED).isEmpty();
        }
    }
}
