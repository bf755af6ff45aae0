package io.rivulet.collector.redrive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected events of a site.
 *
 * @param after only those beyond this place
 * @param since only those that came then or later
 * @param until only those that came before
 * @param reason only those that were rejected for it, among others perhaps
 * @param limit how many at most
 */
public record Wanted(
        String siteId,
        @Nullable RejectedId after,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String reason,
        int limit) {

    /** How many may be asked for at once. */
    public static final int MAX = 500;

    boolean has(RejectedRecord record) {
        Instant came = record.event().getReceivedAt();
        return record.event().getSiteId().equals(siteId)
                && record.isFor(reason)
                && (since == null || !came.isBefore(since))
                && (until == null || came.isBefore(until));
    }
}
