package io.rivulet.acceptance.lives;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The lives of made-up visitors, the same for the same seed: some sign in, some share a device, some have many visits
 * on two sites.
 */
public final class Lives implements Population {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> NOBODY =
            List.of("undefined", " NULL ", "[object Object]", "guest", "anonymous", "0", "NaN", "  ");

    private final long seed;
    private final String name;

    /**
     * Lives.
     *
     * @param name what all visitors' ids begin with
     */
    public Lives(long seed, String name) {
        this.seed = seed;
        this.name = name;
    }

    @Override
    public Optional<Life> life(int number) {
        SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + number);
        String visitorId = name + "-" + number;
        boolean bot = dice.nextDouble() < 0.03;
        Pen pen = new Pen(dice, visitorId, START.plus(Duration.ofMillis(dice.nextLong(86_400_000L))), bot);
        double person = dice.nextDouble();
        boolean shared = person < 0.1;
        for (int scene = dice.nextInt(1, 6), first = scene; scene > 0; scene--) {
            pen.on(pen.chance(0.1) ? "second" : "demo");
            pen.oneOf(Scenes.ALL).accept(pen);
            if (shared && pen.chance(0.6)) {
                pen.signsIn(name + "-sharer-" + number + "-" + dice.nextInt(3));
            } else if (person >= 0.1 && person < 0.5 && (scene == first || pen.chance(0.3))) {
                pen.signsIn(name + "-user-" + number / 2);
            } else if (person >= 0.5 && person < 0.6) {
                pen.signsIn(pen.oneOf(NOBODY));
            } else if (person >= 0.6 && person < 0.7) {
                pen.isToo(
                        name + "-user-" + number / 2,
                        pen.chance(0.2) ? pen.oneOf(NOBODY) : name + "-other-" + number + "-" + dice.nextInt(2));
            }
            if (pen.chance(0.15)) {
                pen.pauseSeconds(10, 1_500);
            } else {
                pen.pauseSeconds(1_900, 200_000);
            }
        }
        return Optional.of(new Life(pen.drafts(), shared));
    }
}
