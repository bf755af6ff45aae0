package io.rivulet.deploy.local;

import java.io.PrintStream;

/** One line for each step, for logs and pipes. */
final class PlainProgress implements Progress {

    private final PrintStream out;
    private final TimeToHealth times = new TimeToHealth(System::nanoTime);

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void changed(Part part, PartState state) {
        times.changed(part, state);
        switch (state) {
            case STARTING -> out.println(part.title() + ": starting");
            case HEALTHY -> out.println(part.title() + ": " + times.words(part));
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
}
