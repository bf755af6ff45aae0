package io.rivulet.sessionizer.stream;

import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.identity.Alias;
import io.rivulet.sessionizer.identity.Identification;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.LinkKind;
import java.time.Instant;

/** Links a visitor, and users, to users as events say, and keeps every link that was ever made. */
final class Links {

    private final Visitor visitor;
    private final Telling telling;

    Links(Visitor visitor, Telling telling) {
        this.visitor = visitor;
        this.telling = telling;
    }

    /**
     * Makes the links that an event makes.
     *
     * @return whose the event is
     */
    String by(UserEvent event) {
        var identified = Identification.of(visitor.state(), event);
        visitor.state(identified.state());
        if (identified.historyMoves()) {
            telling.moveHistory(identified.personId(), event.getOccurredAt());
        }
        if (identified.links()) {
            keep(event, LinkKind.IDENTIFIED, visitor.id(), identified.personId(), identified.historyMoves());
        }
        Alias.of(event).ifPresent(alias -> {
            visitor.tell(
                    alias.from(), new PersonMerged(alias.from(), alias.into(), visitor.id(), event.getOccurredAt()));
            keep(event, LinkKind.ALIASED, alias.from(), alias.into(), true);
        });
        return identified.personId();
    }

    private void keep(UserEvent event, LinkKind kind, String from, String into, boolean historyMoved) {
        visitor.memory()
                .keep(new Link(
                        kind,
                        from,
                        into,
                        historyMoved,
                        event.getEventId(),
                        event.getSiteId(),
                        event.getOccurredAt(),
                        Instant.ofEpochMilli(visitor.now())));
    }
}
