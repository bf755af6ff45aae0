package io.rivulet.query.funnel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lengths of time in milliseconds, and how they are spread. */
final class Times {

    private static final double MILLIS = 1000;

    private long[] times = new long[16];
    private int size;

    void add(long time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        times[size++] = time;
    }

    void add(Times others) {
        for (int i = 0; i < others.size; i++) {
            add(others.times[i]);
        }
    }

    /** In seconds, between two of them where it lies there; none of none. */
    @Nullable Double quantile(double share) {
        if (size == 0) {
            return null;
        }
        Arrays.sort(times, 0, size);
        double place = share * (size - 1);
        int below = (int) place;
        int above = Math.min(below + 1, size - 1);
        double value = (double) times[below] + (place - below) * (double) (times[above] - times[below]);
        return Math.round(value) / MILLIS;
    }
}
