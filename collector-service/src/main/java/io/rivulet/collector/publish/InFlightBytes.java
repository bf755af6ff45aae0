package io.rivulet.collector.publish;

import io.rivulet.collector.CollectorConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that requests may hold between their first byte and their answer; who finds none left is sent away early. */
@Singleton
public class InFlightBytes {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    InFlightBytes(CollectorConfig config) {
        limit = config.publish().inFlightBytes().asLongValue();
    }

    /** Takes so many bytes, or none of them where there is no room. */
    public boolean tryHold(long bytes) {
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
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
