package io.rivulet.collector.redrive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rejected events of a site, oldest first.
 *
 * @param after the last place that was looked at: where the next page begins; null where there was none
 * @param more whether there are places beyond it that were there when this page was asked for
 */
public record RejectedPage(
        List<RejectedRecord> records, @Nullable RejectedId after, boolean more) {}
