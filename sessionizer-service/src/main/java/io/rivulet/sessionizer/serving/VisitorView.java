package io.rivulet.sessionizer.serving;

import io.rivulet.schemas.avro.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visitor, live.
 *
 * @param visitorId who was asked for
 * @param personId who that is
 * @param liveSession the open session with the latest event, if one is open
 * @param sessions all that can still change, by site and time
 * @param stalenessMs for how long changes may have been missed
 */
public record VisitorView(
        String visitorId, String personId, @Nullable Session liveSession, List<Session> sessions, long stalenessMs) {}
