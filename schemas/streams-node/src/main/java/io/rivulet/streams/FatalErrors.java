package io.rivulet.streams;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A stream thread that died is replaced: whatever it had not committed is done again. Where that does not help, the
 * process ends, so that whoever watches it starts it anew, instead of being alive and doing nothing.
 */
@Singleton
final class FatalErrors implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FatalErrors.class);
    private static final int PATIENCE = 4;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    FatalErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable error) {
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
            deaths.removeFirst();
        }
        if (deaths.size() <= PATIENCE) {
            LOG.errorf(error, "A stream thread died and is replaced (%d of %d)", deaths.size(), PATIENCE);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.errorf(error, "Stream threads keep dying: the process ends");
        Quarkus.asyncExit(1);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
