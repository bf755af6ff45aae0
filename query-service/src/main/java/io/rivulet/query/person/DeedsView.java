package io.rivulet.query.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one person did, in three ways. */
final class DeedsView {

    private DeedsView() {}

    /**
     * Visits, the newest first.
     *
     * @param nextCursor where the list goes on; none at its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Visits(
            String personId, List<Visit> sessions, @Nullable String nextCursor) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Visit(
            String sessionId,
            String siteId,
            String visitorId,
            String state,
            Instant startedAt,
            Instant endedAt,
            double durationSeconds,
            double engagedSeconds,
            long events,
            long pageViews,
            long interactions,
            long conversionCount,
            boolean bounce,
            @Nullable String entryPage,
            @Nullable String exitPage,
            String channel,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String deviceType,
            @Nullable String country) {}

    /**
     * Everything, the newest first.
     *
     * @param nextCursor where the list goes on; none at its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Timeline(
            String personId, List<Item> items, @Nullable String nextCursor) {}

    /**
     * Something that happened.
     *
     * @param type event, conclusion or scores
     * @param name of the event or conclusion; the model of scores
     * @param details of an event its properties, of a conclusion its grounds, of scores all they say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String type,
            String id,
            String name,
            Instant at,
            @Nullable String sessionId,
            @Nullable String pagePath,
            boolean conversion,

            @JsonRawValue @Schema(implementation = Object.class, type = SchemaType.OBJECT)
            String details) {}

    /**
     * The way.
     *
     * @param stages in the order in which they were first reached
     * @param touchpoints the first 500
     * @param complete whether these are all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Journey(
            String personId,

            @Schema(
                    description = "direct_converters: converted in the first visit; researchers: in the second to "
                            + "fifth; browsers: more than three visits, no conversion; else left out")
            @Nullable String journeyType,

            long sessions,
            long sessionsToFirstConversion,
            List<Stage> stages,
            List<Touchpoint> touchpoints,
            boolean complete) {}

    record Stage(String stage, Instant firstAt, long touchpoints, double secondsSpent) {}

    /** A touchpoint; its number counts within its visit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Touchpoint(
            Instant at,
            @Nullable String sessionId,
            String stage,
            @Nullable String pageGroup,
            @Nullable String touchpoint,
            long sequenceNumber,
            double secondsSpent,
            boolean conversion) {}
}
