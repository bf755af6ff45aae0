package io.rivulet.sessionizer.serving;

import io.rivulet.schemas.RecordCopy;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.sessionizer.state.HeldSession;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.VisitorState;
import io.rivulet.sessionizer.stream.SoFar;
import io.rivulet.sessionizer.stream.VisitorStores;
import io.rivulet.streams.LocalStore;
import io.rivulet.streams.StoreProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers who a visitor is, and what it is doing. */
@Path("/internal/visitors")
public final class VisitorResource {

    private static final int LINKS_SHOWN = 100;

    private final LocalStore stores;

    VisitorResource(LocalStore stores) {
        this.stores = stores;
    }

    /** The visitor, from this instance's stores. */
    @GET
    @Path("{visitorId}")
    public VisitorView visitor(String visitorId) {
        var answer = stores.<VisitorState>ask(VisitorStores.VISITORS, visitorId, KeyQuery.withKey(visitorId));
        VisitorState visitor = answer.value();
        if (visitor == null) {
            throw StoreProblem.unknown("visitor", visitorId, answer.stalenessMs());
        }
        List<Session> sessions = visitor.getSessions().stream()
                .flatMap(held -> session(visitorId, visitor, held))
                .toList();
        String user = visitor.getUserId();
        return new VisitorView(
                visitorId,
                user == null ? visitorId : user,
                sessions.stream()
                        .filter(session -> session.getState() == SessionState.OPEN)
                        .max(Comparator.comparing(Session::getEndedAt))
                        .orElse(null),
                sessions,
                links(visitorId),
                answer.stalenessMs());
    }

    private List<Link> links(String visitorId) {
        var found = new ArrayList<Link>();
        try (var links = stores.<KeyValueIterator<Bytes, Link>>ask(
                        VisitorStores.LINKS, visitorId, VisitorStores.linksOf(visitorId))
                .value()) {
            while (links != null && links.hasNext() && found.size() < LINKS_SHOWN) {
                found.add(links.next().value);
            }
        }
        return found;
    }

    private Stream<Session> session(String visitorId, VisitorState visitor, HeldSession held) {
        Session session = held.getSums() == null
                ? null
                : SoFar.session(
                        held,
                        visitorId,
                        visitor,
                        () -> stores.<byte[]>ask(
                                        VisitorStores.LOG,
                                        visitorId,
                                        VisitorStores.eventOf(visitorId, held.getSiteId(), held.getFirst()))
                                .value());
        return session == null
                ? Stream.empty()
                : Stream.of(RecordCopy.of(session)
                        .with("state", held.getClosed() ? SessionState.CLOSED : SessionState.OPEN)
                        .done());
    }
}
