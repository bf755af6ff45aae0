package io.rivulet.scoring;

import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import io.rivulet.scoring.stream.ScoreProfiles;
import io.rivulet.scoring.stream.ScoreStores;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Profiles become scores. */
public final class ScoringTopology {

    private final Serde<UserProfile> profiles;
    private final Serde<UserScores> scores;
    private final Duration lookEvery;
    private final int mostAtOnce;

    /**
     * A topology that is not built yet.
     *
     * @param profiles what {@code user-profiles} holds
     * @param scores what {@code user-scores} holds
     * @param lookEvery how often people whom time alone has changed are looked for
     * @param mostAtOnce how many of them are scored in one go in a partition
     */
    public ScoringTopology(Serde<UserProfile> profiles, Serde<UserScores> scores, Duration lookEvery, int mostAtOnce) {
        this.profiles = profiles;
        this.scores = scores;
        this.lookEvery = lookEvery;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * The whole story.
     *
     * @param builder an empty one, which knows the client's settings
     */
    public Topology build(StreamsBuilder builder) {
        // Scores by person, and who will have others by when if nothing more is seen of them.
        ScoreStores.builders().forEach(builder::addStateStore);

        // A profile is scored when it changes and when time alone says something new about it; no profile, no scores.
        builder.stream(
                        Topics.USER_PROFILES.name(),
                        Consumed.with(Serdes.String(), profiles).withName("read-user-profiles"))
                .filter((person, profile) -> person != null, Named.as("skip-nobody"))
                .process(
                        () -> new ScoreProfiles(lookEvery, mostAtOnce),
                        Named.as("score-profiles"),
                        ScoreStores.SCORES,
                        ScoreStores.RESCORE_AT)
                .to(
                        Topics.USER_SCORES.name(),
                        Produced.with(Serdes.String(), scores).withName("write-user-scores"));

        return builder.build();
    }
}
