package io.rivulet.sessionizer.signal;

import io.rivulet.sessionizer.session.HashedId;

/** The id of a conclusion: it follows from its name and from what it is about. */
public final class SignalId {

    private SignalId() {}

    /** The id of a conclusion about a visitor on a site. */
    public static String of(String visitorId, String siteId, Signal signal) {
        return HashedId.of(
                "d_",
                signal.name(),
                siteId,
                visitorId,
                Long.toString(signal.anchor().getOccurredAt()),
                signal.anchor().getEventId());
    }
}
