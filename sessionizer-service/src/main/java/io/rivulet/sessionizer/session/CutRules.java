package io.rivulet.sessionizer.session;

import java.time.Duration;

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
        int hash = 31 + Long.hashCode(gap.toMillis());
        hash = 31 * hash + Long.hashCode(longest.toMillis());
        return 31 * hash + Boolean.hashCode(newCampaignCuts) | 1;
    }
}
