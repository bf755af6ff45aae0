package io.rivulet.sessionizer;

import io.rivulet.sessionizer.session.SessionRules;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The sessionizer's settings. */
@ConfigMapping(prefix = "rivulet.session")
public interface SessionizerConfig {

    /** A session ends where a visitor does nothing for longer than this. */
    Duration inactivityGap();

    /** An event this much older than its visitor's latest still changes sessions; an older one counts without. */
    Duration grace();

    /** A session that changes is told at most this often. */
    Duration toldEvery();

    /** A session is closed when its gap has passed and nothing has arrived for it for this long. */
    Duration quietBeforeClose();

    /** How long an event's id is remembered, so that it counts once. */
    Duration duplicatesRemembered();

    /** The rules of the cut. */
    default SessionRules rules() {
        return new SessionRules(inactivityGap(), grace(), toldEvery(), quietBeforeClose());
    }
}
