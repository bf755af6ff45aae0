package io.rivulet.query.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who did what. It only ever adds. */
@ApplicationScoped
class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 1000;
    private static final long SAME_SECONDS = 60;
    private static final long UPKEEP_HOURS = 1;

    private final Postgres postgres;
    private final QueryConfig config;
    private final Clock clock;
    private final Counter lost;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "audit-upkeep");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Map<Entry, Instant> written = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Entry, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    AuditLog(Postgres postgres, QueryConfig config, Clock clock, MeterRegistry registry) {
        this.postgres = postgres;
        this.config = config;
        this.clock = clock;
        this.lost = Counter.builder("rivulet_query_audit_entries_lost")
                .description("Refusals and failures that could not be written to the audit log")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            var unused = upkeep.scheduleWithFixedDelay(this::makeRoom, 0, UPKEEP_HOURS, TimeUnit.HOURS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        upkeep.shutdownNow();
    }

    private void makeRoom() {
        try {
            postgres.list(
                    "SELECT audit_log_upkeep(?)",
                    row -> "",
                    clock.instant().minus(config.reader().keepAudit()));
        } catch (Refusal away) {
            LOG.info("The audit log's months are looked after later: {}", away.getMessage());
        }
    }

    /**
     * Writes it before anything is answered.
     *
     * @throws Refusal when it can't be written
     */
    void write(Entry entry) {
        if (isTold(entry)) {
            return;
        }
        Caller actor = entry.actor();
        postgres.update(
                """
                INSERT INTO audit_log (actor, actor_name, action, subject, detail, address, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                actorOf(actor),
                actor == null ? null : cut(actor.name()),
                entry.deed().wireName(),
                cut(entry.subject()),
                cut(entry.detail()),
                entry.address(),
                entry.outcome().wireName());
        remember(entry);
    }

    /** Writes what changes nothing for who asks: where that fails it is logged and counted. */
    void note(Entry entry) {
        try {
            write(entry);
        } catch (Refusal away) {
            lost.increment();
            LOG.error(
                    "Not in the audit log: {} by {} of {}: {}",
                    entry.deed().wireName(),
                    actorOf(entry.actor()),
                    entry.subject(),
                    entry.outcome().wireName());
        }
    }

    private boolean isTold(Entry entry) {
        if (!entry.deed().isRepeated()) {
            return false;
        }
        synchronized (written) {
            Instant at = written.get(same(entry));
            return at != null && clock.instant().isBefore(at.plusSeconds(SAME_SECONDS));
        }
    }

    private void remember(Entry entry) {
        if (entry.deed().isRepeated()) {
            synchronized (written) {
                written.remove(same(entry));
                written.put(same(entry), clock.instant());
            }
        }
    }

    /** Who asks is the same when the id is. */
    private static Entry same(Entry entry) {
        String actor = actorOf(entry.actor());
        return new Entry(
                null, entry.deed(), actor + ' ' + entry.subject(), entry.detail(), entry.address(), entry.outcome());
    }

    private static @Nullable String actorOf(@Nullable Caller actor) {
        return actor == null ? null : actor.id();
    }

    // Postgres takes no NUL, and what strangers send may be long.
    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', '\uFFFD');
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
