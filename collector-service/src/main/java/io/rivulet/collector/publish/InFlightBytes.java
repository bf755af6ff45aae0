package io.rivulet.collector.publish;

import io.rivulet.collector.CollectorConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that requests may hold between their first byte and their answer; who finds none left is sent away early.
 * When it runs low, those who are slow to send their bodies have to leave, so that they can't keep everybody else out.
 */
@Singleton
public class InFlightBytes {

    /** So long a sender may take before it has to leave for others: an ordinary body is here by then. */
    private static final long UNDISTURBED_NANOS = Duration.ofSeconds(1).toNanos();

    private final long limit;
    private final long plenty;
    private final AtomicLong held = new AtomicLong();
    /** What makes a sender leave, and since when it sends; who began first comes first. */
    private final Map<Runnable, Long> sending = new LinkedHashMap<>();

    InFlightBytes(CollectorConfig config) {
        limit = config.publish().inFlightBytes().asLongValue();
        plenty = limit - limit / 4;
    }

    /** Takes so many bytes, or none of them where there is no room. */
    public boolean tryHold(long bytes) {
        long now = held.addAndGet(bytes);
        if (now > plenty) {
            makeRoom();
        }
        if (now <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /**
     * Somebody is still sending.
     *
     * @param leave makes it give back what it holds, soon; called from any thread, once at most
     */
    public void sends(Runnable leave) {
        synchronized (sending) {
            sending.put(leave, System.nanoTime());
        }
    }

    /** Everything is here, or nothing more will come. */
    public void sendsNoMore(Runnable leave) {
        synchronized (sending) {
            sending.remove(leave);
        }
    }

    private void makeRoom() {
        Runnable leave;
        synchronized (sending) {
            var all = sending.entrySet().iterator();
            if (!all.hasNext()) {
                return;
            }
            var longest = all.next();
            if (System.nanoTime() - longest.getValue() < UNDISTURBED_NANOS) {
                return;
            }
            leave = longest.getKey();
            all.remove();
        }
        leave.run();
    }

    /** Gives back what was taken. */
    public void release(long bytes) {
        held.addAndGet(-bytes);
    }

    /** What is held now. */
    public long held() {
        return held.get();
    }
}
