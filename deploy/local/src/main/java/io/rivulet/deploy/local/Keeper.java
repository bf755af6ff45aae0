package io.rivulet.deploy.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps one part running: starts it, waits until it is healthy, notices when it dies and starts it again, each time a
 * little later, until it has died too often too fast.
 */
final class Keeper {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS_ALLOWED = 6;

    private final Part part;
    private final Child child;
    private final BooleanSupplier ready;
    private final BooleanSupplier live;
    private final PidFile pidFile;
    private final Progress progress;

    private PartState state = PartState.WAITING;
    private String failure = "";
    private boolean wanted;
    private Patience patience = new Patience();
    private Thread thread = new Thread();

    /**
     * @param ready whether the part does its work; asked until it says so for the first time
     * @param live whether it can still go on; one that denies it for half a minute is stopped and started again
     */
    Keeper(Part part, Child child, BooleanSupplier ready, BooleanSupplier live, PidFile pidFile, Progress progress) {
        this.part = part;
        this.child = child;
        this.ready = ready;
        this.live = live;
        this.pidFile = pidFile;
        this.progress = progress;
    }

    /** Starts the part and returns at once. */
    synchronized void start() {
        if (!wanted) {
            wanted = true;
            failure = "";
            patience = new Patience();
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
                if (patience.endsWithDeathAt(System.nanoTime())) {
                    giveUp("it died more than " + Patience.DEATHS_ALLOWED + " times within "
                            + Patience.WINDOW.toMinutes() + " minutes");
                    progress.say(part.title() + " died once more (" + child.end()
                            + "): giving up on it, the rest goes on. Its log says why.");
                    return;
                }
                progress.say(part.title() + " died (" + child.end() + "), restarting");
                become(PartState.RESTARTING);
                pause(patience.pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            giveUp("the launcher failed with " + e);
            throw e;
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
        while (child.runs() && isWanted() && !ready.getAsBoolean()) {
            pause(LOOK);
        }
        if (!child.runs() || !isWanted()) {
            return false;
        }
        become(PartState.HEALTHY);
        watch();
        return true;
    }

    /** Returns when the process has ended, by itself or because it no longer answered. */
    private void watch() throws InterruptedException {
        long nextHeartbeat = System.nanoTime() + HEARTBEAT.toNanos();
        int missed = 0;
        while (child.runs() && isWanted()) {
            pause(LOOK);
            if (System.nanoTime() >= nextHeartbeat) {
                missed = live.getAsBoolean() ? 0 : missed + 1;
                nextHeartbeat = System.nanoTime() + HEARTBEAT.toNanos();
            }
            if (missed > MISSED_HEARTBEATS_ALLOWED && isWanted()) {
                progress.say(part.title() + " runs but is no longer well");
                child.stop(HEARTBEAT);
            }
        }
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
