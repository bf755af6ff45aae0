package io.rivulet.query.aggregate;

import io.rivulet.query.filter.Words;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be counted. Rates are percentages, as Plausible's; times are seconds. */
enum Metric {
    VISITORS(Part.EVENTS, "count(DISTINCT e.visitor_id)"),
    VISITS(Part.VISITS, "count(*)"),
    PAGEVIEWS(Part.EVENTS, "count(*) FILTER (WHERE e.kind = 'PAGE_VIEW')"),
    EVENTS(Part.EVENTS, "count(*)"),
    VIEWS_PER_VISIT(Part.VISITS, "round(avg(s.page_views), 2)"),
    BOUNCE_RATE(Part.VISITS, "round(100.0 * avg((s.page_views = 1 AND s.interactions = 0)::integer), 2)"),
    VISIT_DURATION(Part.VISITS, "round(avg(extract(epoch FROM s.ended_at - s.started_at)), 2)"),
    SCROLL_DEPTH(Part.DEPTH, "round(avg(depth), 2)"),
    TIME_ON_PAGE(Part.TIME, "round(coalesce(sum(e.engaged), 0) / nullif(count(DISTINCT e.session_id), 0), 2)"),
    PERCENTAGE(Part.SHARE, null),
    CONVERSION_RATE(Part.SHARE, null),
    GROUP_CONVERSION_RATE(Part.SHARE, null),
    TOTAL_REVENUE(Part.MONEY, null),
    AVERAGE_REVENUE(Part.MONEY, null);

    /** Where it is counted. */
    enum Part {
        EVENTS,
        VISITS,
        DEPTH,
        TIME,
        MONEY,
        SHARE
    }

    private final Part part;
    private final @Nullable String expression;

    Metric(Part part, @Nullable String expression) {
        this.part = part;
        this.expression = expression;
    }

    Part part() {
        return part;
    }

    String expression() {
        return String.valueOf(expression);
    }

    /** Visits divided by what an event is, not a visit, are those of which an event is part. */
    Part part(boolean byEvents) {
        return this == VISITS && byEvents ? Part.EVENTS : part;
    }

    String expression(boolean byEvents) {
        return this == VISITS && byEvents ? "count(DISTINCT e.session_id)" : expression();
    }

    boolean isMoney() {
        return part == Part.MONEY;
    }

    boolean isCount() {
        return this == VISITORS || this == VISITS || this == PAGEVIEWS || this == EVENTS;
    }

    static List<Metric> all() {
        return Arrays.asList(values());
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}
