package io.rivulet.query.session;

import io.rivulet.query.store.Amount;
import io.rivulet.query.store.EventView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a visit's events add up to, one by one in their order. */
final class EventSums {

    private static final double MILLIS = 1000;
    // A longer pause is not spent on the page: one heartbeat.
    private static final Duration ENGAGED_AT_MOST = Duration.ofSeconds(30);

    private final Map<String, BigDecimal> revenue = new TreeMap<>();
    private final Instant startedAt;
    private Instant endedAt;
    private long engagedMillis;
    private long events;
    private long pageViews;
    private long interactions;
    private long conversions;
    private @Nullable String entryPage;
    private @Nullable String exitPage;

    private EventSums(Instant start) {
        startedAt = start;
        endedAt = start;
    }

    /**
     * Adds up.
     *
     * @param events in their order
     * @param otherwise when the visit was, should there be no event
     */
    static EventSums of(List<EventView> events, Instant otherwise) {
        var sums = new EventSums(events.isEmpty() ? otherwise : events.get(0).occurredAt());
        events.forEach(sums::add);
        return sums;
    }

    private void add(EventView event) {
        long pause = Duration.between(endedAt, event.occurredAt()).toMillis();
        engagedMillis += Math.min(pause, ENGAGED_AT_MOST.toMillis());
        endedAt = event.occurredAt();
        events++;
        conversions += event.conversion() ? 1 : 0;
        if (event.kind().equals("PAGE_VIEW")) {
            pageViews++;
            entryPage = entryPage == null ? event.pagePath() : entryPage;
            exitPage = event.pagePath() == null ? exitPage : event.pagePath();
        } else if (event.kind().equals("INTERACTION")) {
            interactions++;
        }
        if (event.revenue() != null && event.currency() != null) {
            revenue.merge(event.currency(), event.revenue(), BigDecimal::add);
        }
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    double durationSeconds() {
        return Duration.between(startedAt, endedAt).toMillis() / MILLIS;
    }

    double engagedSeconds() {
        return engagedMillis / MILLIS;
    }

    long events() {
        return events;
    }

    long pageViews() {
        return pageViews;
    }

    long interactions() {
        return interactions;
    }

    long conversions() {
        return conversions;
    }

    boolean bounce() {
        return pageViews == 1 && interactions == 0;
    }

    /** By currency, in their alphabetical order. */
    List<Amount> revenue() {
        return revenue.entrySet().stream()
                .map(sum -> new Amount(sum.getKey(), sum.getValue()))
                .toList();
    }

    @Nullable String entryPage() {
        return entryPage;
    }

    @Nullable String exitPage() {
        return exitPage;
    }
}
