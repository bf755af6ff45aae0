package io.rivulet.deploy.local.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Shows how far the replay has come: one line written over and over on a terminal, now and then a line elsewhere. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 24;

    private final PrintStream screen;
    private final boolean live;
    private final DoubleSupplier fraction;
    private final Supplier<Deliveries.Totals> totals;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "replay-progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(PrintStream screen, boolean live, DoubleSupplier fraction, Supplier<Deliveries.Totals> totals) {
        this.screen = screen;
        this.live = live;
        this.fraction = fraction;
        this.totals = totals;
        long everyMillis = live ? 250 : 5_000;
        var unused = clock.scheduleAtFixedRate(this::show, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** Everything is delivered. */
    void done() {
        clock.shutdownNow();
        print(1);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (live) {
            screen.println();
        }
    }

    private void show() {
        print(Math.min(0.999, fraction.getAsDouble()));
    }

    private synchronized void print(double done) {
        String line = line(done, totals.get(), (System.nanoTime() - started) / 1e9);
        if (live) {
            screen.print("\r" + line + "\u001b[K");
            screen.flush();
        } else {
            screen.println(line);
        }
    }

    /** The line itself: bar, percent, rate, counts and the time still to go. */
    static String line(double done, Deliveries.Totals totals, double seconds) {
        int full = (int) (done * WIDTH);
        String toGo = done <= 0 ? "unknown" : minutes((long) Math.ceil(seconds / done - seconds));
        String again = totals.laterAttempts() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d requests again (%s)", totals.laterAttempts(), brief(totals));
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,.0f events/s  accepted %,d  rejected %,d  ETA %s%s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                (int) (done * 100),
                (totals.accepted() + totals.rejected()) / Math.max(seconds, 1e-3),
                totals.accepted(),
                totals.rejected(),
                toGo,
                again);
    }

    private static String minutes(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Up to the first sentence mark: the line must fit into a terminal. */
    private static String brief(Deliveries.Totals totals) {
        return totals.lastTrouble().split(":", 2)[0];
    }
}
