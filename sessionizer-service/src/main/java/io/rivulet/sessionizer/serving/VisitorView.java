package io.rivulet.sessionizer.serving;

import io.rivulet.schemas.avro.Session;
import io.rivulet.sessionizer.state.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visitor, live.
 *
 * @param visitorId who was asked for
 * @param personId who that is
 * @param liveSession the open session with the latest event, if one is open
 * @param sessions all that can still change, by site and time
 * @param links what the visitor's events linked to whom, the latest first; at most 100
 * @param stalenessMs for how long changes may have been missed
 */
public record VisitorView(
        String visitorId,
        String personId,
        @Nullable Session liveSession,
        List<Session> sessions,
        List<Link> links,
        long stalenessMs) {}
