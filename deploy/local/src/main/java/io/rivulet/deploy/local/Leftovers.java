package io.rivulet.deploy.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Processes that outlived their launcher, which was killed before it could stop them. */
final class Leftovers {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Leftovers() {}

    /** The parts that still run without a launcher, as their pid files say. */
    static List<Part> of(Home home) {
        return List.of(Part.values()).stream()
                .filter(part -> home.pidFile(part).running().isPresent())
                .toList();
    }

    /**
     * Makes sure that there are none.
     *
     * @throws Refusal naming those that still run and what ends them
     */
    static void refuseAny(Home home) {
        List<Part> left = of(home);
        if (!left.isEmpty()) {
            throw new Refusal("Parts of a launcher that was killed still run in " + home.folder() + " ("
                    + String.join(", ", left.stream().map(Part::title).toList())
                    + "). Stop them first: deploy/local/up --stop");
        }
    }

    /** Ends them, the last part of the flow first. Returns when all have ended. */
    static void end(Home home, Progress progress) {
        List<Part> left = new ArrayList<>(of(home));
        Collections.reverse(left);
        for (Part part : left) {
            home.pidFile(part).running().ifPresent(process -> {
                progress.say("Ending " + part.title() + " (pid " + process.pid()
                        + "), left behind by a launcher that was killed");
                // Postgres takes TERM as "when all have left"; INT cuts them off.
                Processes.signal(process, part == Part.POSTGRES ? "INT" : "TERM");
                awaitEnd(process);
            });
        }
        for (Part part : Part.values()) {
            home.pidFile(part).delete();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            if (!Processes.awaitEnd(process, LIMIT)) {
                process.destroyForcibly();
                Processes.awaitEnd(process, LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
