package io.rivulet.sessionizer;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.sessionizer.stream.CutSessions;
import io.rivulet.sessionizer.stream.EventTally;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** What becomes of an event: it counts once, belongs to somebody, and is part of a visit. */
public final class SessionizerTopology {

    private final SessionizerConfig config;
    private final Serde<UserEvent> userEvents;
    private final Serde<SessionEvent> sessionEvents;
    private final Serde<Session> sessions;
    private final EventTally tally;

    /** Takes its settings, how the values of its three topics are written, and whom to tell what became of each event. */
    public SessionizerTopology(
            SessionizerConfig config,
            Serde<UserEvent> userEvents,
            Serde<SessionEvent> sessionEvents,
            Serde<Session> sessions,
            EventTally tally) {
        this.config = config;
        this.userEvents = userEvents;
        this.sessionEvents = sessionEvents;
        this.sessions = sessions;
        this.tally = tally;
    }

    /** The topology, on a builder that refuses what has no name. */
    public Topology build(StreamsBuilder builder) {
        // A visitor's events come in one line, as they arrived: late, twice, in any order.
        var arrived = builder.stream(
                Topics.USER_EVENTS.name(),
                Consumed.with(Serdes.String(), userEvents).withName("read-user-events"));

        // Whether it counts, whose it is and which visit it belongs to is decided together: each needs the visitor, and
        // nobody else.
        var facts = arrived.process(
                new CutSessions(
                        config.rules(), config.journey().rules(), config.limits(), config.freshCommittedEvery(), tally),
                Named.as("cut-sessions"));

        // Whoever needs to know about people reads one topic, by person …
        facts.filter((key, fact) -> fact instanceof SessionEvent, Named.as("facts-about-people"))
                .mapValues(fact -> (SessionEvent) fact, Named.as("as-session-events"))
                .to(
                        Topics.SESSION_EVENTS.name(),
                        Produced.with(Serdes.String(), sessionEvents).withName("write-session-events"));

        // … and whoever needs the visit as it stands reads it by its id.
        facts.filter((key, fact) -> fact instanceof Session, Named.as("visits-as-they-stand"))
                .mapValues(fact -> (Session) fact, Named.as("as-sessions"))
                .to(
                        Topics.SESSIONS.name(),
                        Produced.with(Serdes.String(), sessions).withName("write-sessions"));

        return builder.build();
    }
}
