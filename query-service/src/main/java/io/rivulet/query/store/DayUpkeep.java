package io.rivulet.query.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes days that have come to rest before somebody asks for them: who asks for a year would wait for all of it. */
@ApplicationScoped
class DayUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(DayUpkeep.class);
    private static final Duration AT_REST = Duration.ofSeconds(30);
    private static final int DAYS_AT_ONCE = 30;

    private final DayStatistics statistics;
    private final Postgres postgres;
    private final Sites sites;
    private final QueryConfig config;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "day-upkeep");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile boolean stopped;
    private Instant lookedAt = Instant.EPOCH;

    DayUpkeep(DayStatistics statistics, Postgres postgres, Sites sites, QueryConfig config, Clock clock) {
        this.statistics = statistics;
        this.postgres = postgres;
        this.sites = sites;
        this.config = config;
        this.clock = clock;
    }

    private record Span(String siteId, LocalDate first, LocalDate last) {}

    void start(@Observes StartupEvent event) {
        if (config.reader().enabled()) {
            long pause = config.reader().upkeepEvery().toMillis();
            var unused = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.shutdownNow();
    }

    private void look() {
        Instant now = clock.instant();
        try {
            written(lookedAt.equals(Instant.EPOCH) ? lookedAt : lookedAt.minus(AT_REST))
                    .forEach(span -> settle(span, now.minus(AT_REST)));
            lookedAt = now;
        } catch (Refusal away) {
            // Postgres is away or busy: next time the same days are looked at again.
            LOG.info("Days were not computed: {}", away.getMessage());
        }
    }

    // A day of a time zone lies in two UTC days.
    private List<Span> written(Instant since) {
        return postgres.list(
                "SELECT site_id, min(day) - 1 AS first, max(day) + 1 AS last FROM day_writes WHERE last_at >= ? GROUP BY site_id",
                row -> new Span(row.text("site_id"), row.day("first"), row.day("last")),
                since);
    }

    private void settle(Span span, Instant atRest) {
        // Of its own days, and of those that all sites together have.
        Set<String> zones = new TreeSet<>();
        zones.add(sites.timeZoneOf(span.siteId()).getId());
        zones.add("UTC");
        for (String zone : zones) {
            for (DaySubject subject : DaySubject.values()) {
                settle(span, ZoneId.of(zone), subject, atRest);
            }
        }
    }

    // The newest first: they are asked for most.
    private void settle(Span span, ZoneId zone, DaySubject subject, Instant atRest) {
        for (LocalDate last = span.last();
                !stopped && !last.isBefore(span.first());
                last = last.minusDays(DAYS_AT_ONCE)) {
            LocalDate first = last.minusDays(DAYS_AT_ONCE - 1L);
            int days = statistics.settle(
                    subject, span.siteId(), zone, first.isBefore(span.first()) ? span.first() : first, last, atRest);
            LOG.debug("Computed {} days up to {}", days, last);
        }
    }
}
