package io.rivulet.query.funnel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps as they come. Events and steps are matched one to one, as many as possible, within the window that ends with the
 * event at hand. Of events that may be the same steps no more are kept than there are steps.
 */
final class InAnyOrder implements Walk {

    private record Seen(long at, int fits, @Nullable String attribute) {}

    private final int steps;
    private final long window;
    private final Map<Integer, Deque<Seen>> seen = new HashMap<>();
    private @Nullable Attempt best;

    InAnyOrder(Definition definition, long window) {
        this.steps = definition.steps().size();
        this.window = window;
    }

    @Override
    public void take(long at, int fits, int excluded, @Nullable String attribute) {
        if (excluded != 0) {
            seen.clear();
        }
        if (fits == 0) {
            return;
        }
        Deque<Seen> alike = seen.computeIfAbsent(fits, key -> new ArrayDeque<>());
        alike.addLast(new Seen(at, fits, attribute));
        if (alike.size() > steps) {
            alike.removeFirst();
        }
        int reached = best == null ? 0 : best.level();
        if (reached < steps) {
            List<Seen> matched = matched(at);
            if (matched.size() > reached) {
                best = attempt(matched);
            }
        }
    }

    private List<Seen> matched(long at) {
        List<Seen> within = new ArrayList<>();
        seen.values()
                .forEach(alike -> alike.stream()
                        .filter(event -> at - event.at() <= window)
                        .forEach(within::add));
        within.sort(Comparator.comparingLong(Seen::at));
        int[] eventOfStep = new int[steps];
        Arrays.fill(eventOfStep, -1);
        for (int event = 0; event < within.size(); event++) {
            assign(event, within, eventOfStep, new boolean[steps]);
        }
        return Arrays.stream(eventOfStep)
                .filter(event -> event >= 0)
                .sorted()
                .mapToObj(within::get)
                .toList();
    }

    // An augmenting path: whoever has the step takes another one, if there is one.
    private boolean assign(int event, List<Seen> within, int[] eventOfStep, boolean[] tried) {
        for (int step = 0; step < steps; step++) {
            if ((within.get(event).fits() & 1 << step) != 0 && !tried[step]) {
                tried[step] = true;
                if (eventOfStep[step] < 0 || assign(eventOfStep[step], within, eventOfStep, tried)) {
                    eventOfStep[step] = event;
                    return true;
                }
            }
        }
        return false;
    }

    private static Attempt attempt(List<Seen> matched) {
        Attempt attempt = Attempt.begun(matched.get(0).at(), matched.get(0).attribute());
        for (Seen event : matched.subList(1, matched.size())) {
            attempt = attempt.next(event.at());
        }
        return attempt;
    }

    @Override
    public void nextVisit() {
        seen.clear();
    }

    @Override
    public @Nullable Attempt best() {
        return best;
    }
}
