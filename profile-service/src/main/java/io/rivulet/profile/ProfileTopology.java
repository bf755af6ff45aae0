package io.rivulet.profile;

import io.rivulet.profile.stream.Arrival;
import io.rivulet.profile.stream.ArrivalSerde;
import io.rivulet.profile.stream.FoldArrivals;
import io.rivulet.profile.stream.Outcome;
import io.rivulet.profile.stream.Outcome.ProfileChanged;
import io.rivulet.profile.stream.Outcome.SentOn;
import io.rivulet.profile.stream.PersonStores;
import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/** Facts about people become one profile each. */
public final class ProfileTopology {

    /** Where what belongs to somebody else now travels to their partition. Its name survives every release. */
    static final String MOVES = "moves";

    private static final String[] STORES = {
        PersonStores.PROFILES,
        PersonStores.REDIRECTS,
        PersonStores.IDENTIFIED,
        PersonStores.RECENT_EVENTS,
        PersonStores.BEFORE_COMMIT
    };

    private final String applicationId;
    private final Serde<SessionEvent> facts;
    private final Serde<UserProfile> profiles;

    /**
     * A topology that is not built yet.
     *
     * @param applicationId the application's; it is the prefix of the topic that people move through
     * @param facts what {@code session-events} holds
     * @param profiles what {@code user-profiles} holds
     */
    public ProfileTopology(String applicationId, Serde<SessionEvent> facts, Serde<UserProfile> profiles) {
        this.applicationId = applicationId;
        this.facts = facts;
        this.profiles = profiles;
    }

    /**
     * The whole story.
     *
     * @param builder an empty one, which knows the client's settings
     */
    public Topology build(StreamsBuilder builder) {
        var moving = ArrivalSerde.create();

        // Four stores, one partition for each person's records in all of them, and one that only tells of commits.
        PersonStores.builders().forEach(builder::addStateStore);

        // Who did not agree to be recognised has no profile. Every other fact is added to its person's; a merge empties
        // one person into another.
        KStream<String, Outcome> fromFacts = builder.stream(
                        Topics.SESSION_EVENTS.name(),
                        Consumed.with(Serdes.String(), facts).withName("read-session-events"))
                .filter(ProfileTopology::mayHaveAProfile, Named.as("skip-blanks"))
                .mapValues(fact -> Arrival.of(fact), Named.as("take-facts"))
                .process(FoldArrivals::new, Named.as("fold-facts"), STORES);

        // What belongs to another person goes to that person's partition and is added there, in the same stores.
        KStream<String, Outcome> fromMoves = moves(fromFacts, "facts")
                .repartition(Repartitioned.<String, Arrival>as(MOVES)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(moving)
                        .withNumberOfPartitions(Topics.SESSION_EVENTS.partitions()))
                .process(FoldArrivals::new, Named.as("fold-moves"), STORES);

        // Whoever became somebody else in the meantime goes through the same topic once more.
        moves(fromMoves, "moves")
                .to(
                        new BackToMoves(applicationId + "-" + MOVES + "-repartition"),
                        Produced.with(Serdes.String(), moving).withName("write-moves-again"));

        // Who changed is told, as they stand at a commit; a person merged away is a tombstone.
        fromFacts
                .merge(fromMoves, Named.as("join-outcomes"))
                .filter((person, outcome) -> outcome instanceof ProfileChanged, Named.as("pick-changes"))
                .mapValues(outcome -> ((ProfileChanged) outcome).profile(), Named.as("take-profiles"))
                .to(
                        Topics.USER_PROFILES.name(),
                        Produced.with(Serdes.String(), profiles).withName("write-user-profiles"));

        return builder.build();
    }

    private static boolean mayHaveAProfile(@Nullable String person, @Nullable SessionEvent fact) {
        return person != null && fact != null && !CookielessId.isOne(person);
    }

    private static KStream<String, Arrival> moves(KStream<String, Outcome> outcomes, String from) {
        return outcomes.filter((person, outcome) -> outcome instanceof SentOn, Named.as("pick-moves-from-" + from))
                .mapValues(outcome -> ((SentOn) outcome).arrival(), Named.as("take-moves-from-" + from));
    }

    /** Names the repartition topic as Kafka Streams does: an operator can't be told to read what it writes. */
    private record BackToMoves(String topic) implements TopicNameExtractor<String, Arrival> {

        @Override
        public String extract(String person, Arrival arrival, RecordContext context) {
            return topic;
        }
    }
}
