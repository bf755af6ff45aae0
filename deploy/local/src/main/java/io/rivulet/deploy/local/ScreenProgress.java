package io.rivulet.deploy.local;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A few lines that redraw themselves while the fleet starts, and again while it stops. */
final class ScreenProgress implements Progress {

    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private final long began = System.nanoTime();
    private final Map<Part, String> lines = new EnumMap<>(Part.class);
    private final TimeToHealth times = new TimeToHealth(System::nanoTime);
    private int drawn;

    ScreenProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void changed(Part part, PartState state) {
        times.changed(part, state);
        lines.put(part, mark(state) + " " + String.format(Locale.ROOT, "%-20s ", part.title()) + words(part, state));
        erase();
        draw();
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
        // What stands above this line stays as it is; what changes from now on is drawn below.
        lines.clear();
        drawn = 0;
    }

    private void draw() {
        lines.values().forEach(line -> out.println("  " + line));
        drawn = lines.size();
        out.flush();
    }

    private void erase() {
        out.print(UP_AND_CLEAR.repeat(drawn));
        drawn = 0;
    }

    private String words(Part part, PartState state) {
        if (state != PartState.HEALTHY) {
            return state.toString();
        }
        return times.hasDied(part)
                ? times.words(part)
                : times.words(part) + String.format(Locale.ROOT, " (%.0f s in all)", (System.nanoTime() - began) / 1e9);
    }

    private static String mark(PartState state) {
        return switch (state) {
            case HEALTHY -> "\u001b[32m✔\u001b[0m";
            case GIVEN_UP -> "\u001b[31m✘\u001b[0m";
            case STOPPED -> "·";
            default -> "\u001b[33m…\u001b[0m";
        };
    }
}
