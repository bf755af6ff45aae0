package io.rivulet.query.memory;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has answers ready again that people have on their screens, when what they are made of has been written to. */
@ApplicationScoped
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration AT_REST = Duration.ofSeconds(30);

    private final Answers answers;
    private final QueryConfig config;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "answers-warm-up");
        daemon.setDaemon(true);
        return daemon;
    });

    WarmUp(Answers answers, QueryConfig config, Clock clock) {
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            long pause = config.reader().upkeepEvery().toMillis();
            var unused = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            int warmed =
                    answers.warmUp(config.reader().warmFor(), clock.instant().minus(AT_REST));
            LOG.debug("Asked {} questions again", warmed);
        } catch (Refusal away) {
            // Postgres is away or busy: next time the same ones are looked at again.
            LOG.info("Answers were not warmed up: {}", away.getMessage());
        } catch (RuntimeException failure) {
            // Nobody waits for it, and the next look must come all the same.
            LOG.error("Answers were not warmed up", failure);
        }
    }
}
