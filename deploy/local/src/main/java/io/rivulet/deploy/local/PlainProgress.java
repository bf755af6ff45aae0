package io.rivulet.deploy.local;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** One line for each step, for logs and pipes. */
final class PlainProgress implements Progress {

    private final PrintStream out;
    private final Map<Part, Long> startedAt = new EnumMap<>(Part.class);

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void changed(Part part, PartState state) {
        switch (state) {
            case STARTING -> {
                startedAt.put(part, System.nanoTime());
                out.println(part.title() + ": starting");
            }
            case HEALTHY -> out.println(part.title() + ": healthy" + after(part));
            case STOPPED -> out.println(part.title() + ": stopped");
            default -> {
                // A line of its own says it, or the next state does.
            }
        }
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
    }

    private String after(Part part) {
        Long started = startedAt.remove(part);
        return started == null
                ? " again"
                : String.format(Locale.ROOT, " after %.1f s", (System.nanoTime() - started) / 1e9);
    }
}
