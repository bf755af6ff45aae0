package io.rivulet.query.live;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The listeners of one event loop. New frames wait for a moment, so that many go out in one write; those who stand at the
 * same frame and want the same get the same bytes.
 */
final class LiveLoop {

    private static final long SWEEP_SECONDS = 1;
    private static final long REWATCH_MILLIS = 20;

    private final EventLoop thread;
    private final Hub hub;
    private final AtomicBoolean isDue = new AtomicBoolean();

    // Of this thread alone, but for reading how many there are.
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private boolean isToBeRewatched;
    private volatile int size;
    private volatile Set<Optional<String>> watched = Set.of();
    private volatile Set<String> tokens = Set.of();

    LiveLoop(EventLoop thread, Hub hub) {
        this.thread = thread;
        this.hub = hub;
        var unused = thread.scheduleAtFixedRate(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasListeners() {
        return size > 0;
    }

    Set<Optional<String>> watched() {
        return watched;
    }

    /** From any thread: there are new frames. */
    void news() {
        if (size > 0 && isDue.compareAndSet(false, true)) {
            var unused = thread.schedule(this::flush, hub.config().pace().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void add(Listener listener) {
        listeners.add(listener);
        size = listeners.size();
    }

    void remove(Listener listener) {
        listeners.remove(listener);
        size = listeners.size();
        rewatch();
    }

    /** After a listener has said what it wants; many who say it at once are looked at once. */
    void rewatch() {
        if (!isToBeRewatched) {
            isToBeRewatched = true;
            var unused = thread.schedule(this::lookAgain, REWATCH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lookAgain() {
        isToBeRewatched = false;
        watched = listeners.stream()
                .flatMap(listener -> listener.watched().stream())
                .collect(Collectors.toUnmodifiableSet());
        tokens = listeners.stream()
                .flatMap(listener -> listener.token().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    void execute(Runnable work) {
        if (thread.inEventLoop()) {
            work.run();
        } else {
            thread.execute(work);
        }
    }

    /** From any thread: with which tokens somebody listens. */
    Set<String> tokens() {
        return tokens;
    }

    /** Ends what was opened with these tokens. */
    void leave(Set<String> over) {
        execute(() -> List.copyOf(listeners).stream()
                .filter(listener -> listener.token().filter(over::contains).isPresent())
                .forEach(listener -> listener.end(CloseCode.WRONG_TOKEN)));
    }

    /** Ends everything. */
    void leave(CloseCode code) {
        execute(() -> List.copyOf(listeners).forEach(listener -> listener.end(code)));
    }

    private void flush() {
        isDue.set(false);
        Map<Batch.Key, Batch> batches = new HashMap<>();
        try {
            // A listener that has to be given up leaves the set.
            for (Listener listener : List.copyOf(listeners)) {
                listener.catchUp(batches);
            }
        } finally {
            batches.values().forEach(Batch::release);
        }
    }

    private void sweep() {
        List.copyOf(listeners).forEach(Listener::sweep);
    }
}
