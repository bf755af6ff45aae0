package io.rivulet.query.projection;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Writes a batch and the positions after it in one transaction: both or neither. */
final class Tables {

    private final DataSource postgres;
    private final Positions positions;
    private final EventDays days;
    private final EventsTable events = new EventsTable();
    private final DerivedEventsTable derivedEvents = new DerivedEventsTable();
    private final SessionsTable sessions;
    private final PersonsTable persons;
    private final RejectedEventsTable rejectedEvents;
    private final Identifications identifications;
    private final PersonMerges personMerges;
    private final SessionMoves sessionMoves;
    private final EventMoves eventMoves;

    Tables(DataSource postgres, Positions positions, EventDays days) {
        this.postgres = postgres;
        this.positions = positions;
        this.days = days;
        var json = new RecordJson();
        sessions = new SessionsTable(json);
        persons = new PersonsTable(json);
        rejectedEvents = new RejectedEventsTable(json);
        identifications = new Identifications(days);
        personMerges = new PersonMerges(days);
        sessionMoves = new SessionMoves(days);
        eventMoves = new EventMoves(days);
    }

    /**
     * Writes a batch.
     *
     * @param from where its partitions stand by the writer's knowledge
     * @throws FencedException when they stand elsewhere; nothing was written
     * @throws SQLException when Postgres refused, or was gone; then it may or may not have been written
     */
    void write(Batch batch, Map<TopicPartition, Long> from) throws SQLException, FencedException {
        days.ensure(batch.days());
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            boolean written = false;
            try {
                // First: it also makes a second projector of the same partitions wait for the end of this transaction.
                positions.advance(connection, from, batch.ends());
                write(connection, batch);
                connection.commit();
                written = true;
            } finally {
                if (!written) {
                    Sql.rollBack(connection);
                }
                Sql.autoCommit(connection);
            }
        }
    }

    private void write(Connection connection, Batch batch) throws SQLException {
        List<SessionEvent> facts = batch.values(Topics.SESSION_EVENTS);
        List<PersonMerged> merged = of(PersonMerged.class, facts);
        List<SessionChange> changes = of(SessionChange.class, facts);
        String writer = batch.writer();
        boolean moves = !merged.isEmpty() || changes.stream().anyMatch(SessionMoves::moves);
        // Rows of a person who proves to be another may be on their way in another pod's transaction, which can't see
        // the fact: it is waited for, and what starts later sees the fact. So a move needs to be alone.
        Sql.execute(connection, "SELECT pg_advisory_xact_lock" + (moves ? "" : "_shared") + "(" + Locks.MOVES + ")");
        if (!merged.isEmpty()) {
            personMerges.apply(
                    connection,
                    merged.stream().filter(fact -> !Identifications.is(fact)).toList(),
                    writer);
            identifications.apply(
                    connection, merged.stream().filter(Identifications::is).toList(), writer);
        }
        if (!changes.isEmpty()) {
            sessionMoves.remember(connection, changes);
        }
        events.add(connection, about(CountedEvent.class, facts, EventsTable.Row::new), writer);
        derivedEvents.put(connection, about(DerivedEvent.class, facts, DerivedEventsTable.Row::new));
        sessionMoves.apply(connection, changes, writer);
        eventMoves.apply(connection, changes, writer);
        sessions.put(
                connection, Newest.of(batch, Topics.SESSIONS, Comparator.comparingLong(Session::getRevision)), writer);
        var profiles = Newest.of(batch, Topics.USER_PROFILES);
        var scores = Newest.of(batch, Topics.USER_SCORES);
        persons.putProfiles(connection, profiles);
        persons.putScores(connection, scores);
        persons.noteSegments(connection, profiles, scores);
        rejectedEvents.add(connection, rejected(batch));
    }

    private static <F> List<F> of(Class<F> type, List<SessionEvent> facts) {
        return about(type, facts, (person, fact) -> fact);
    }

    private static <F, R> List<R> about(Class<F> type, List<SessionEvent> facts, BiFunction<String, F, R> row) {
        return facts.stream()
                .filter(fact -> type.isInstance(fact.getFact()))
                .map(fact -> row.apply(fact.getPersonId(), type.cast(fact.getFact())))
                .toList();
    }

    private static List<RejectedEventsTable.Row> rejected(Batch batch) {
        return batch.of(Topics.REJECTED_EVENTS)
                .filter(arrival -> arrival.value() != null)
                .map(arrival -> new RejectedEventsTable.Row(
                        arrival.record(), Topics.REJECTED_EVENTS.valueType().cast(arrival.value())))
                .toList();
    }
}
