package io.rivulet.collector.site;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rivulet.collector.CollectorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the sites file from time to time. It reads what the file says rather than when it was changed: mounted
 * secrets are swapped by links, editors put a new file in the old one's place, and two changes may share a second.
 */
@ApplicationScoped
public class SitesFileWatch {

    private static final Logger LOG = Logger.getLogger(SitesFileWatch.class);

    private final Senders senders;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration pause;
    private final @Nullable SitesFile file;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch-sites-file");
        thread.setDaemon(true);
        return thread;
    });
    private Seen last;
    private Seen judged;
    private volatile @Nullable Instant refusedSince;

    /** What was seen at one look: a text, or why there is none. */
    private record Seen(@Nullable String text, @Nullable String trouble) {}

    SitesFileWatch(Senders senders, Clock clock, MeterRegistry metrics, CollectorConfig config) {
        this.senders = senders;
        this.clock = clock;
        this.metrics = metrics;
        this.pause = config.sitesFilePause();
        this.file = senders.file();
        this.last = new Seen(senders.text(), null);
        this.judged = last;
        metrics.gauge("rivulet.collector.sites.file.refused", this, watch -> watch.refusedSince == null ? 0 : 1);
    }

    void start(@Observes StartupEvent event) {
        if (file != null) {
            var unused = timer.scheduleWithFixedDelay(
                    () -> look(file), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Since when the file has said what can't hold; empty while what it says holds. */
    Optional<Instant> refusedSince() {
        return Optional.ofNullable(refusedSince);
    }

    boolean hasFile() {
        return file != null;
    }

    /** Takes what the file says once it has said the same twice: it may be looked at in the middle of being written. */
    void look(SitesFile looked) {
        Seen now = seen(looked);
        boolean settled = now.equals(last);
        last = now;
        if (settled && !now.equals(judged)) {
            judged = now;
            judge(now);
        }
    }

    private void judge(Seen now) {
        if (now.text() == null) {
            refuse(now.trouble());
        } else if (now.text().equals(senders.text())) {
            refusedSince = null;
        } else {
            take(now.text());
        }
    }

    private void take(String text) {
        try {
            senders.take(text);
            refusedSince = null;
            count("taken");
        } catch (BadSites e) {
            refuse(e.getMessage());
        }
    }

    private void refuse(@Nullable String why) {
        refusedSince = clock.instant();
        LOG.errorf("The sites file is not taken, what it said before holds: %s", why);
        count("refused");
    }

    private void count(String outcome) {
        metrics.counter("rivulet.collector.sites.file.read", "outcome", outcome).increment();
    }

    private static Seen seen(SitesFile file) {
        try {
            return new Seen(file.text(), null);
        } catch (BadSites e) {
            return new Seen(null, e.getMessage());
        }
    }
}
