package io.rivulet.sessionizer.identity;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.state.VisitorState;

/**
 * Who a visitor is once an event was seen.
 *
 * @param state the visitor with the link that the event made, if it made one
 * @param personId whose the event is
 * @param links whether it made one: the visitor was nobody, or somebody else, before
 * @param historyMoves whether what the visitor did before belongs to that person from now on
 */
public record Identification(VisitorState state, String personId, boolean links, boolean historyMoves) {

    /**
     * The first user a visitor identifies as gets its history; a later one is somebody else on a shared device, and
     * history stays. A visitor that is a user (a server's event) is linked to itself: nobody who calls their browser by
     * that id gets its history by identifying.
     */
    public static Identification of(VisitorState visitor, UserEvent event) {
        String user = event.getUserId();
        String known = visitor.getUserId();
        if (JunkIds.junk(user)) {
            return new Identification(visitor, known == null ? event.getVisitorId() : known, false, false);
        }
        boolean first = visitor.getHistoryOf() == null;
        boolean itself = event.getVisitorId().equals(user);
        boolean cameBefore =
                visitor.getLatestAt() > 0 || !visitor.getLatestBySite().isEmpty();
        if (user.equals(known) && !first) {
            return new Identification(visitor, user, false, false);
        }
        var linked = RecordCopy.of(visitor)
                .with("user_id", user)
                .with("history_of", first ? user : visitor.getHistoryOf())
                .done();
        return new Identification(linked, user, !user.equals(known) && !itself, first && cameBefore && !itself);
    }
}
