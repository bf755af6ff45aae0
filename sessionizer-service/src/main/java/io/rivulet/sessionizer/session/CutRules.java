package io.rivulet.sessionizer.session;

import java.time.Duration;
import java.util.Objects;

/**
 * Where a site's sessions are cut.
 *
 * @param gap inactivity that ends a session; exactly the gap does not
 * @param longest from a session's first event to its last at most; exactly that is allowed
 * @param newCampaignCuts whether a visitor who comes back by another campaign starts another session
 */
public record CutRules(Duration gap, Duration longest, boolean newCampaignCuts) {

    /** Other rules have, in all likelihood, another one; never 0. */
    public int fingerprint() {
        return Objects.hash(gap.toMillis(), longest.toMillis(), newCampaignCuts) | 1;
    }
}
