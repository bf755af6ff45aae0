package io.rivulet.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.store.Amount;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit, as it is now.
 *
 * @param change what happened to it: {@code OPENED}, {@code REVISED} or {@code CLOSED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionUpdate(
        String sessionId,
        String siteId,
        String visitorId,
        String personId,
        String change,
        String state,
        @Nullable String mergedInto,
        long revision,
        Instant startedAt,
        Instant endedAt,
        int events,
        int pageViews,
        int interactions,
        int conversions,
        List<Amount> revenue,
        @Nullable String entryPage,
        @Nullable String exitPage,
        String channel,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable String country,
        @Nullable String deviceType) {

    static SessionUpdate of(SessionChange change) {
        Session session = change.getAfter();
        return new SessionUpdate(
                session.getSessionId(),
                session.getSiteId(),
                session.getVisitorId(),
                session.getPersonId(),
                change.getKind().name(),
                session.getState().name(),
                session.getMergedInto(),
                session.getRevision(),
                session.getStartedAt(),
                session.getEndedAt(),
                session.getEvents(),
                session.getPageViews(),
                session.getInteractions(),
                session.getConversionCount(),
                session.getRevenue().stream()
                        .map(sum ->
                                new Amount(sum.getCurrency(), sum.getAmount().stripTrailingZeros()))
                        .toList(),
                session.getEntryPage(),
                session.getExitPage(),
                session.getSource().getChannel(),
                session.getSource().getSource(),
                session.getSource().getCampaign(),
                session.getPlace().getCountry(),
                session.getDevice().getType());
    }
}
