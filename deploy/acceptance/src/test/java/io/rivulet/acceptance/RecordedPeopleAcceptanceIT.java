package io.rivulet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.deploy.local.Part;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The visitors of recordings sign in, come back in another browser, turn out to be one: every field of every profile is
 * what the judge computes, in whatever order it all arrives and whoever is killed meanwhile.
 */
@WithFleet
class RecordedPeopleAcceptanceIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int EVENTS_A_SECOND = 250;

    private final Fleet fleet;

    RecordedPeopleAcceptanceIT(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    void profilesOfAShopsPeopleAreTheOraclesInEveryOrderOfArrivalAndWhoeverIsKilled() throws Exception {
        Path recording = Replays.recording("shop.csv");
        Collection<UserEvent> recorded = Trial.eventsOf(fleet, () -> Replays.replay(fleet, recording));

        Trial inTwoOrders = Trial.fromNowOn(fleet);
        int sent = sendAll(inTwoOrders, recorded, 1) + sendAll(inTwoOrders, recorded, 2);
        judge(recording, inTwoOrders, sent);

        Trial amidFaults = Trial.fromNowOn(fleet);
        judge(recording, amidFaults, sendAmidKills(amidFaults, recorded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasa_19950801.tsv.gz", "online_retail_to_2011-09-10.csv.gz"})
    void profilesOfALargeRecordingsPeopleAreTheOracles(String name) {
        Path recording = Replays.largeRecording(name);
        Collection<UserEvent> recorded = Trial.eventsOf(
                fleet, () -> Replays.replay(fleet, recording, "--limit", String.valueOf(Replays.LARGE_LINES)));
        Trial trial = Trial.fromNowOn(fleet);
        judge(recording, trial, sendAll(trial, recorded, 1));
    }

    private static int sendAll(Trial trial, Collection<UserEvent> recorded, int order) {
        return trial.send(recorded, order, sent -> true, () -> {});
    }

    /** They live again and again, in another order each time, until everybody who is to be killed is back. */
    private int sendAmidKills(Trial trial, Collection<UserEvent> recorded) throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        Pace pace = new Pace(EVENTS_A_SECOND);
        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
            int all = 0;
            for (int order = 1; goOn.get(); order++) {
                all += trial.send(recorded, order, any -> true, pace::await);
            }
            return all;
        });
        try {
            Map<Part, Long> killed = new EnumMap<>(Part.class);
            for (Part part : List.of(Part.PROFILE, Part.SESSIONIZER)) {
                TimeUnit.MILLISECONDS.sleep(500);
                killed.put(part, fleet.pid(part));
                fleet.kill(part);
            }
            killed.forEach(fleet::awaitBack);
            assertThat(sent).as("events that still come").isNotDone();
        } finally {
            goOn.set(false);
            pace.stop();
        }
        return sent.get(5, TimeUnit.MINUTES);
    }

    private static void judge(Path recording, Trial trial, int sent) {
        trial.awaitTheEnd(SOON);
        Outcome outcome = trial.judge();
        System.out.println("people of " + recording.getFileName() + ": " + outcome.summary());
        assertThat(outcome.arrivals()).isGreaterThanOrEqualTo(sent);
        assertThat(outcome.people()).isPositive();
        assertThat(outcome.differences()).isEmpty();
    }
}
