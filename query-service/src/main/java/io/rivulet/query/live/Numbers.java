package io.rivulet.query.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.rivulet.query.access.Admission;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.realtime.Boards;
import io.rivulet.query.realtime.RealtimeView;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks once for everybody what the numbers are, tells it when they have changed, and raises alerts. It also looks whether
 * those who listen still may.
 */
@Singleton
final class Numbers {

    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);

    /** Unchanged numbers are told so often, to show that they are unchanged and how far the topics were read. */
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Hub hub;
    private final Boards boards;
    private final Admission admission;
    private final Map<Optional<String>, Told> told = new HashMap<>();
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Instant asOf;
    private boolean isAsked;
    private long checkedAt = System.nanoTime();
    private volatile boolean isToBeChecked;

    Numbers(Hub hub, Boards boards, Admission admission) {
        this.hub = hub;
        this.boards = boards;
        this.admission = admission;
        admission.whenSomebodyMayHaveToGo(() -> isToBeChecked = true);
    }

    private record Told(JsonNode numbers, long at) {}

    /** Somebody listens: it begins to look, if it has not yet. */
    synchronized void watch() {
        if (thread == null) {
            var ticking = Executors.newSingleThreadScheduledExecutor(work -> {
                var made = new Thread(work, "live-numbers");
                made.setDaemon(true);
                return made;
            });
            long every = hub.config().numbersEvery().toMillis();
            var unused = ticking.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
            thread = ticking;
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private void tick() {
        try {
            if (hub.hasListeners()) {
                Set<Optional<String>> watched = hub.watched();
                told.keySet().retainAll(watched);
                watched.forEach(this::look);
                List<Alert> news = hub.alarms().look(hub.clock().instant(), asOf, isAsked);
                news.forEach(alert -> hub.ring().add(hub.drafts().of(alert)));
                hub.news();
                check();
            }
        } catch (RuntimeException failure) {
            LOG.error("The numbers could not be told", failure);
        }
    }

    private void look(Optional<String> site) {
        RealtimeView view;
        try {
            view = boards.of(site.orElse(null));
        } catch (Refusal away) {
            LOG.debug("There are no numbers now: {}", away.getMessage());
            return;
        }
        asOf = view.asOf();
        isAsked = true;
        JsonNode data = hub.numbers(view);
        JsonNode timeless = ((ObjectNode) data.deepCopy()).without(List.of("now", "asOf"));
        Told before = told.get(site);
        if (before == null || !before.numbers().equals(timeless) || System.nanoTime() - before.at() > CALM_NANOS) {
            told.put(site, new Told(timeless, System.nanoTime()));
            String siteId =
                    site.map(id -> ",\"siteId\":" + hub.drafts().text(id)).orElse("");
            hub.ring()
                    .addWithPositions(new Frame.Draft(
                            Kind.METRIC_UPDATE,
                            site.map(Set::of).orElse(Set.of()),
                            null,
                            null,
                            siteId + ",\"data\":" + hub.drafts().text(data)));
        }
    }

    private void check() {
        if (System.nanoTime() - checkedAt < CHECK_NANOS && !isToBeChecked) {
            return;
        }
        isToBeChecked = false;
        checkedAt = System.nanoTime();
        Set<String> tokens =
                hub.loops().stream().flatMap(loop -> loop.tokens().stream()).collect(Collectors.toSet());
        try {
            Set<String> over = tokens.stream()
                    .filter(token -> !admission.mayStillListen(token))
                    .collect(Collectors.toSet());
            if (!over.isEmpty()) {
                hub.loops().forEach(loop -> loop.leave(over));
            }
        } catch (Refusal away) {
            LOG.debug("Nobody can say whose tokens are over: {}", away.getMessage());
        }
    }
}
