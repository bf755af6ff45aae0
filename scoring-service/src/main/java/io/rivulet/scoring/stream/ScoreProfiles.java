package io.rivulet.scoring.stream;

import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.avro.UserScores;
import io.rivulet.scoring.model.RulesV1;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Scores a person when the profile changes, and when time alone does it. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
public final class ScoreProfiles implements Processor<String, UserProfile, String, UserScores> {

    private final Duration lookEvery;
    private final int mostAtOnce;
    private ProcessorContext<String, UserScores> context;
    private KeyValueStore<String, UserScores> scores;
    private RescoreIndex index;

    /**
     * A processor that looks at the clock by itself.
     *
     * @param lookEvery how often it looks for people whom time has changed
     * @param mostAtOnce how many of them it scores before it goes on with profiles
     */
    public ScoreProfiles(Duration lookEvery, int mostAtOnce) {
        this.lookEvery = lookEvery;
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public void init(ProcessorContext<String, UserScores> processorContext) {
        context = processorContext;
        scores = context.getStateStore(ScoreStores.SCORES);
        index = new RescoreIndex(context.getStateStore(ScoreStores.RESCORE_AT));
        context.schedule(lookEvery, PunctuationType.WALL_CLOCK_TIME, this::scoreThoseWhomTimeChanged);
    }

    /** A person who is no more has no scores either; a reminder of them is thrown away when its time comes. */
    @Override
    public void process(Record<String, UserProfile> record) {
        String person = record.key();
        @Nullable UserProfile profile = record.value();
        @Nullable UserScores before = scores.get(person);
        if (profile == null) {
            if (before != null) {
                scores.delete(person);
                context.forward(record.withValue(null));
            }
            return;
        }
        UserScores after = RulesV1.score(profile, Instant.ofEpochMilli(context.currentSystemTimeMs()));
        scores.put(person, after);
        // An earlier reminder is as good: one write a person and week instead of two an event.
        @Nullable Instant reminded = before == null ? null : before.getChangesAt();
        @Nullable Instant changes = after.getChangesAt();
        if (changes != null && (reminded == null || reminded.isAfter(changes))) {
            index.remind(changes, person);
        }
        context.forward(record.withValue(after));
    }

    private void scoreThoseWhomTimeChanged(long wallClock) {
        Instant now = Instant.ofEpochMilli(wallClock);
        for (String person : index.takeDue(now, mostAtOnce)) {
            @Nullable UserScores before = scores.get(person);
            if (before == null) {
                continue;
            }
            UserScores after = RulesV1.asOf(before, now);
            if (after.getChangesAt() != null) {
                index.remind(after.getChangesAt(), person);
            }
            if (after.getChurnRisk() != before.getChurnRisk()) {
                scores.put(person, after);
                context.forward(new Record<>(person, after, wallClock));
            }
        }
    }
}
