package io.rivulet.query.funnel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps one after the other. For each step only the attempt that started last is kept: whatever an earlier one may still
 * reach within the window, it can reach too. So an event costs as many comparisons as there are steps.
 */
final class InOrder implements Walk {

    private final int steps;
    private final long window;
    private final boolean strict;
    private final List<Definition.Exclusion> exclusions;
    private final @Nullable Attempt[] attempts;
    private @Nullable Attempt best;

    InOrder(Definition definition, long window) {
        this.steps = definition.steps().size();
        this.window = window;
        this.strict = definition.order() == Definition.Order.STRICT;
        this.exclusions = definition.exclusions();
        this.attempts = new Attempt[steps + 1];
    }

    @Override
    public void take(long at, int fits, int excluded, @Nullable String attribute) {
        exclude(excluded);
        // From the last step down, so that one event is one step.
        for (int level = steps; level > 1; level--) {
            Attempt before = attempts[level - 1];
            boolean advances = (fits & 1 << (level - 1)) != 0 && before != null && at - before.startedAt() <= window;
            Attempt there = attempts[level];
            if (advances && before != null && (there == null || strict || there.startedAt() < before.startedAt())) {
                attempts[level] = kept(before.next(at));
            } else if (strict) {
                attempts[level] = null;
            }
        }
        if ((fits & 1) != 0) {
            attempts[1] = kept(Attempt.begun(at, attribute));
        } else if (strict) {
            attempts[1] = null;
        }
    }

    private void exclude(int excluded) {
        for (int i = 0; i < exclusions.size(); i++) {
            if ((excluded & 1 << i) != 0) {
                Arrays.fill(
                        attempts, exclusions.get(i).from(), exclusions.get(i).to(), null);
            }
        }
    }

    private Attempt kept(Attempt attempt) {
        if (best == null || attempt.level() > best.level()) {
            best = attempt;
        }
        return attempt;
    }

    @Override
    public void nextVisit() {
        Arrays.fill(attempts, null);
    }

    @Override
    public @Nullable Attempt best() {
        return best;
    }
}
