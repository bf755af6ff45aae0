package io.rivulet.acceptance.lives;

import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Brings lives into a topic as networks do: of a hundred events ten come up to a day late, five come twice, and a few
 * page views come after the grace.
 */
public final class Deliveries {

    private static final int VISITORS_AT_A_TIME = 500;
    private static final long DAY = Duration.ofHours(24).toMillis();

    private final Population lives;
    private final SplittableRandom dice;
    private final Clock clock;

    /** An event on its way; when it arrives decides its place among the others. */
    private record Delivery(UserEvent event, Instant arrival) {}

    /**
     * One order of arrival.
     *
     * @param order another number, another order
     * @param clock says when events are received: imports are received now, whenever they happened
     */
    public Deliveries(Population lives, long order, Clock clock) {
        this.lives = lives;
        this.dice = new SplittableRandom(order);
        this.clock = clock;
    }

    /**
     * Delivers whole lives, some hundreds of them at a time, each such crowd in the order of arrival, until all are
     * delivered or no more are wanted.
     *
     * @param wanted whether there have to be more deliveries than so many
     * @return how many were made
     */
    public int deliver(IntPredicate wanted, Consumer<UserEvent> topic) {
        int delivered = 0;
        int number = 0;
        Optional<Life> next = lives.life(number);
        while (next.isPresent() && wanted.test(delivered)) {
            List<Delivery> crowd = new ArrayList<>();
            for (int i = 0;
                    i < VISITORS_AT_A_TIME && next.isPresent() && wanted.test(delivered + crowd.size());
                    i++, next = lives.life(++number)) {
                arrive(next.get(), crowd);
            }
            crowd.sort(Comparator.comparing(Delivery::arrival));
            crowd.forEach(delivery -> topic.accept(received(delivery.event())));
            delivered += crowd.size();
        }
        return delivered;
    }

    private void arrive(Life life, List<Delivery> crowd) {
        for (Draft draft : life.drafts()) {
            long delay = draft.delay()
                    .map(Duration::toMillis)
                    .orElseGet(() -> life.inOrder() ? 0 : delayMillis(draft.event()));
            crowd.add(arrivingAfter(draft.event(), delay));
            if (dice.nextDouble() < 0.05) {
                crowd.add(arrivingAfter(draft.event(), delay + dice.nextLong(DAY)));
            }
        }
    }

    private long delayMillis(UserEvent event) {
        double luck = dice.nextDouble();
        if (luck < 0.9) {
            return dice.nextLong(2_000);
        }
        // Only what no conclusion is drawn from: the definitions leave open what a late booking would mean.
        return luck > 0.997 && event.getKind() == EventKind.PAGE_VIEW
                ? DAY + dice.nextLong(2 * DAY)
                : dice.nextLong(DAY);
    }

    private static Delivery arrivingAfter(UserEvent event, long millis) {
        return new Delivery(event, event.getOccurredAt().plusMillis(millis));
    }

    private UserEvent received(UserEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return UserEvent.newBuilder(event).setSentAt(now).setReceivedAt(now).build();
    }
}
