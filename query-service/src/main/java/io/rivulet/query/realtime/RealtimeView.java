package io.rivulet.query.realtime;

import io.rivulet.query.store.EventView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens right now, bots left out.
 *
 * @param asOf everything that was in the topics at that time is counted
 * @param activeVisitors visitors with an event in the last five minutes
 * @param conversionRateToday the share of today's visits in which something was converted, 0 to 1
 * @param counters how often each of the commonest events happened in the last hour, and "other" for the rest
 * @param topPages page views of the last hour
 * @param topSources visitors of the last hour by their visits' sources, as the dashboard has them
 */
public record RealtimeView(
        Instant now,
        @Nullable Instant asOf,
        long activeVisitors,
        long pageViewsLastMinute,
        long clicksLastMinute,
        long eventsLastMinute,
        double conversionRateToday,
        Map<String, Long> counters,
        List<Page> topPages,
        List<Share> topSources,
        List<Share> countries,
        List<Share> devices,
        List<EventView> recentEvents) {

    public record Page(String path, long pageViews) {}

    public record Share(String name, long visitors) {}

    /** The same with other events. */
    public RealtimeView withEvents(List<EventView> events) {
        return new RealtimeView(
                now,
                asOf,
                activeVisitors,
                pageViewsLastMinute,
                clicksLastMinute,
                eventsLastMinute,
                conversionRateToday,
                counters,
                topPages,
                topSources,
                countries,
                devices,
                events);
    }
}
