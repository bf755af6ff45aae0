package io.rivulet.query.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down when each token was last used: every few seconds, so that no request waits for it. */
@ApplicationScoped
class TokenUses {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
    private static final long EVERY_SECONDS = 5;

    private final Postgres postgres;
    private final QueryConfig config;
    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "token-uses");
        daemon.setDaemon(true);
        return daemon;
    });

    TokenUses(Postgres postgres, QueryConfig config, Clock clock) {
        this.postgres = postgres;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            var unused = thread.scheduleWithFixedDelay(this::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        write();
    }

    void used(String id) {
        used.put(id, clock.instant());
    }

    private synchronized void write() {
        Map<String, Instant> taken = new HashMap<>();
        used.keySet().forEach(id -> {
            Instant at = used.remove(id);
            if (at != null) {
                taken.put(id, at);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>(taken.keySet());
        try {
            postgres.update(
                    """
                    UPDATE tokens t SET last_used_at = greatest(t.last_used_at, u.at::timestamptz)
                      FROM unnest(?::text[], ?::text[]) AS u(id, at) WHERE t.id = u.id""",
                    ids,
                    ids.stream().map(id -> String.valueOf(taken.get(id))).toList());
        } catch (Refusal away) {
            LOG.debug("Uses of tokens are written down later: {}", away.getMessage());
            taken.forEach((id, at) -> used.merge(id, at, (a, b) -> a.isAfter(b) ? a : b));
        }
    }
}
