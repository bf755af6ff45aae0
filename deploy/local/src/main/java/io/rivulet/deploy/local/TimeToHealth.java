package io.rivulet.deploy.local;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** How long each part took to be healthy: since it was started, or since it died. */
final class TimeToHealth {

    private final LongSupplier nanoTime;
    private final Map<Part, Long> since = new EnumMap<>(Part.class);
    private final Set<Part> died = EnumSet.noneOf(Part.class);

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    TimeToHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes note of a part's new state. */
    void changed(Part part, PartState state) {
        if (state == PartState.STARTING) {
            since.put(part, nanoTime.getAsLong());
            died.remove(part);
        } else if (state == PartState.RESTARTING) {
            since.put(part, nanoTime.getAsLong());
            died.add(part);
        }
    }

    /** For a part that has just become healthy: {@code healthy after 2.1 s}, {@code healthy again after 7 s}. */
    String words(Part part) {
        double seconds = (nanoTime.getAsLong() - since.getOrDefault(part, nanoTime.getAsLong())) / 1e9;
        return died.contains(part)
                ? String.format(Locale.ROOT, "healthy again after %.0f s", seconds)
                : String.format(Locale.ROOT, "healthy after %.1f s", seconds);
    }

    /** Whether a part died since it was started. */
    boolean hasDied(Part part) {
        return died.contains(part);
    }
}
