package io.rivulet.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.query.filter.Filter;
import io.rivulet.query.funnel.Definition.Exclusion;
import io.rivulet.query.funnel.Definition.Order;
import io.rivulet.query.funnel.Definition.Step;
import io.rivulet.query.funnel.Definition.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A way is written as what happened at which second: steps by their letters, {@code x} for nothing of interest. */
class WalkTest {

    private static final Filter.And ANY = new Filter.And(List.of());

    @Test
    void stepsCountInTheirOrder() {
        assertThat(ordered("ABC", "A0 B1 C2")).isEqualTo(3);
        assertThat(ordered("ABC", "A0 C1 B2")).isEqualTo(2);
        assertThat(ordered("ABC", "B0 C1 A2")).isEqualTo(1);
        assertThat(ordered("ABC", "B0 C1")).isZero();
    }

    @Test
    void windowIncludesItsEndAndNothingMore() {
        assertThat(ordered("AB", "A0 B10")).isEqualTo(2);
        assertThat(ordered("AB", "A0 B11")).isEqualTo(1);
        assertThat(ordered("ABC", "A0 B6 C11")).isEqualTo(2);
    }

    @Test
    void secondTryMayArrive() {
        assertThat(ordered("ABC", "A0 B1 A8 B9 C12")).isEqualTo(3);
        assertThat(ordered("ABC", "A0 B1 A8 C10")).isEqualTo(3);
        assertThat(ordered("ABC", "A0 B1 A8 C11")).isEqualTo(2);
    }

    @Test
    void repeatedStepNeedsARepeatedEvent() {
        assertThat(ordered("AA", "A0")).isEqualTo(1);
        assertThat(ordered("AA", "A0 A0")).isEqualTo(2);
        assertThat(any("AA", "A0")).isEqualTo(1);
        assertThat(any("AA", "A0 A1")).isEqualTo(2);
    }

    @Test
    void strictStepsHaveNothingBetween() {
        assertThat(walked("ABC", Order.STRICT, List.of(), "A0 B1 C2")).isEqualTo(3);
        assertThat(walked("ABC", Order.STRICT, List.of(), "A0 B1 x2 C3")).isEqualTo(2);
        assertThat(walked("ABC", Order.STRICT, List.of(), "A0 x1 B2 A3 B4 C5")).isEqualTo(3);
        assertThat(walked("AB", Order.STRICT, List.of(), "A0 A1 B2")).isEqualTo(2);
    }

    @Test
    void anyOrderTakesStepsAsTheyCome() {
        assertThat(any("ABC", "C0 A1 B2")).isEqualTo(3);
        assertThat(any("ABC", "C0 A1 B11")).isEqualTo(2);
        assertThat(any("ABC", "C0 A1 C9 B11")).isEqualTo(3);
    }

    @Test
    void eventThatMayBeEitherOfTwoStepsIsOneOfThem() {
        // 1 may be A or B.
        assertThat(any("AB", "10")).isEqualTo(1);
        assertThat(any("AB", "10 A1")).isEqualTo(2);
        assertThat(any("AB", "10 B1")).isEqualTo(2);
        assertThat(ordered("AB", "10")).isEqualTo(1);
        assertThat(ordered("AB", "10 11")).isEqualTo(2);
    }

    @Test
    void excludedEventEndsAttemptsBetweenItsSteps() {
        List<Exclusion> betweenTwoAndThree = List.of(new Exclusion(ANY, 2, 3));
        assertThat(walked("ABC", Order.ORDERED, betweenTwoAndThree, "A0 X1 B2 C3"))
                .isEqualTo(3);
        assertThat(walked("ABC", Order.ORDERED, betweenTwoAndThree, "A0 B1 X2 C3"))
                .isEqualTo(2);
        assertThat(walked("ABC", Order.ORDERED, betweenTwoAndThree, "A0 B1 X2 B3 C4"))
                .isEqualTo(3);
        assertThat(walked("AB", Order.ANY, List.of(new Exclusion(ANY, 1, 2)), "B0 X1 A2"))
                .isEqualTo(1);
    }

    @Test
    void attemptsEndWithTheVisit() {
        assertThat(ordered("AB", "A0 | B1")).isEqualTo(1);
        assertThat(any("AB", "A0 | B1")).isEqualTo(1);
    }

    @Test
    void timesAreThoseOfTheAttemptThatWasThereFirst() {
        Attempt best = walk("AB", Order.ORDERED, List.of(), "A0 A4 B5 B6 A7 B8");
        assertThat(best).isEqualTo(Attempt.begun(4000, "4").next(5000));
    }

    @Test
    void quantilesLieBetween() {
        var times = new Times();
        assertThat(times.quantile(0.5)).isNull();
        for (long second = 1; second <= 4; second++) {
            times.add(second * 1000);
        }
        assertThat(times.quantile(0.5)).isEqualTo(2.5);
        assertThat(times.quantile(0.9)).isEqualTo(3.7);
    }

    private static int ordered(String steps, String way) {
        return walked(steps, Order.ORDERED, List.of(), way);
    }

    private static int any(String steps, String way) {
        return walked(steps, Order.ANY, List.of(), way);
    }

    private static int walked(String steps, Order order, List<Exclusion> exclusions, String way) {
        Attempt best = walk(steps, order, exclusions, way);
        return best == null ? 0 : best.level();
    }

    private static @Nullable Attempt walk(String steps, Order order, List<Exclusion> exclusions, String way) {
        List<Step> all = new ArrayList<>();
        steps.chars().forEach(letter -> all.add(new Step(Character.toString(letter), ANY)));
        var definition = new Definition(all, order, Duration.ofSeconds(10), exclusions, null, Unit.PERSONS, ANY);
        Walk walk = order == Order.ANY ? new InAnyOrder(definition, 10_000) : new InOrder(definition, 10_000);
        for (String event : way.split(" ", -1)) {
            if (event.equals("|")) {
                walk.nextVisit();
                continue;
            }
            char what = event.charAt(0);
            String second = event.substring(1);
            int fits = 0;
            for (int i = 0; i < steps.length(); i++) {
                if (steps.charAt(i) == what || what == '1') {
                    fits |= 1 << i;
                }
            }
            walk.take(Long.parseLong(second) * 1000, fits, what == 'X' ? 1 : 0, second);
        }
        return walk.best();
    }
}
