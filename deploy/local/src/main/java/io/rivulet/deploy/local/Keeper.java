package io.rivulet.deploy.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps one part running: starts it, waits until it is healthy, notices when it dies and starts it again, each time a
 * little later, until it has died too often too fast.
 */
final class Keeper {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FAST = Duration.ofMinutes(2);
    private static final int FAST_DEATHS_ALLOWED = 5;

    private final Part part;
    private final Child child;
    private final BooleanSupplier health;
    private final PidFile pidFile;
    private final Progress progress;
    private final Deque<Long> deaths = new ArrayDeque<>();

    private PartState state = PartState.WAITING;
    private String failure = "";
    private boolean wanted;
    private Thread thread = new Thread();

    Keeper(Part part, Child child, BooleanSupplier health, PidFile pidFile, Progress progress) {
        this.part = part;
        this.child = child;
        this.health = health;
        this.pidFile = pidFile;
        this.progress = progress;
    }

    /** Starts the part and returns at once. */
    synchronized void start() {
        if (!wanted) {
            wanted = true;
            failure = "";
            deaths.clear();
            become(PartState.STARTING);
            thread = new Thread(this::keep, "keep-" + part.title());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Stops the part, in order where it does so within the limit, and leaves it stopped. */
    void stop(Duration limit) {
        synchronized (this) {
            wanted = false;
            if (state != PartState.STOPPED && state != PartState.WAITING) {
                become(PartState.STOPPING);
            }
            notifyAll();
        }
        child.stop(limit);
        joinKeeper(limit);
        // It may have been about to start when it was told to stop.
        child.stop(limit);
        pidFile.delete();
        synchronized (this) {
            become(PartState.STOPPED);
        }
    }

    /** Ends the process without asking; the part comes back by itself. */
    void kill() {
        child.kill();
    }

    /** Why it was given up; empty while it was not. */
    synchronized Optional<String> failure() {
        return state == PartState.GIVEN_UP ? Optional.of(failure) : Optional.empty();
    }

    synchronized PartState state() {
        return state;
    }

    private void keep() {
        boolean everHealthy = false;
        try {
            while (isWanted()) {
                boolean healthy = runOnce();
                everHealthy |= healthy;
                if (!isWanted()) {
                    return;
                }
                pidFile.delete();
                if (!everHealthy) {
                    giveUp("it ended before it was healthy (" + child.end() + ")");
                    return;
                }
                if (diedTooOften()) {
                    giveUp("it died " + deaths.size() + " times within " + FAST.toMinutes() + " minutes");
                    progress.say(part.title() + " " + failure.replaceFirst("^it ", "") + " (last: " + child.end()
                            + "): giving up on it, the rest goes on. Its log says why.");
                    return;
                }
                progress.say(part.title() + " died (" + child.end() + "), restarting");
                become(PartState.RESTARTING);
                pause(pauseAfter(deaths.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life of the process. Returns whether it ever was healthy. */
    private boolean runOnce() throws InterruptedException {
        try {
            pidFile.write(child.start());
        } catch (IOException e) {
            synchronized (this) {
                failure = String.valueOf(e.getMessage());
            }
            return false;
        }
        while (child.runs() && isWanted() && !health.getAsBoolean()) {
            pause(LOOK);
        }
        boolean healthy = child.runs() && isWanted();
        if (healthy) {
            become(PartState.HEALTHY);
        }
        while (child.runs() && isWanted()) {
            pause(LOOK);
        }
        return healthy;
    }

    private boolean diedTooOften() {
        long now = System.nanoTime();
        deaths.addLast(now);
        deaths.removeIf(death -> now - death > FAST.toNanos());
        return deaths.size() > FAST_DEATHS_ALLOWED;
    }

    private static Duration pauseAfter(int deaths) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private synchronized void giveUp(String reason) {
        failure = failure.isEmpty() ? reason : failure;
        become(PartState.GIVEN_UP);
        wanted = false;
    }

    private synchronized void become(PartState next) {
        if (state != next) {
            state = next;
            progress.changed(part, next);
            notifyAll();
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized void pause(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        long left = time.toMillis();
        while (wanted && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
    }

    private void joinKeeper(Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
