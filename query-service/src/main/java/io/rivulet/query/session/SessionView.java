package io.rivulet.query.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.store.Amount;
import io.rivulet.query.store.EventView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit. Its numbers are those of its events, also where the session as it was last told knows fewer of them.
 *
 * @param askedFor the id of a session that became part of this one, where that was asked for
 * @param engagedSeconds the pauses between its events, each for 30 seconds at most
 * @param bounce one page view and no interaction
 * @param eventList its events in order
 * @param conclusions what was drawn from them and stands, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(
        String sessionId,
        @Nullable String askedFor,
        String siteId,
        String visitorId,
        String personId,
        String state,
        long revision,
        Instant startedAt,
        Instant endedAt,
        double durationSeconds,
        double engagedSeconds,
        long events,
        long pageViews,
        long interactions,
        long conversionCount,
        boolean bounce,
        List<Amount> revenue,
        @Nullable String entryPage,
        @Nullable String exitPage,
        String channel,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String referrer,
        @Nullable String deviceType,
        @Nullable String os,
        @Nullable String browser,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        boolean bot,
        List<EventView> eventList,
        List<ConclusionView> conclusions) {}
