package io.rivulet.query.live;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to hear.
 *
 * @param siteId of one site; of all when there is none
 */
record Subscription(@Nullable String siteId, Set<Kind> kinds) {

    boolean wants(Frame frame) {
        if (!kinds.contains(frame.kind())) {
            return false;
        }
        return switch (frame.kind()) {
            case METRIC_UPDATE ->
                siteId == null ? frame.sites().isEmpty() : frame.sites().contains(siteId);
            case ALERT ->
                siteId == null || frame.sites().isEmpty() || frame.sites().contains(siteId);
            default -> siteId == null || frame.sites().contains(siteId);
        };
    }
}
