package io.rivulet.streams;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.TaskAssignor;

/**
 * Gives a partition only to who has its stores already. Kafka Streams' own assignor takes any instance for fit whose
 * stores are less than {@code acceptable.recovery.lag} changes behind, and where little was written that is one that has
 * just started with nothing: it is given the partitions that another one answers for, and while it builds them anew
 * nobody writes them. Nor does a smaller lag help: where much is written, nobody is ever near the end.
 *
 * <p>Here who comes, or comes back, is a stand-in first, for as long as it takes, and is handed its share afterwards, with
 * the stores open and filled.
 */
public final class WarmFirst implements TaskAssignor {

    /**
     * Who lacks little has it by then, and is handed what it is to write. No sooner: a rebalance waits for every instance,
     * and one that is still opening its stores keeps the others from committing what they have begun.
     */
    static final Duration SOON = Duration.ofSeconds(20);

    @Override
    public TaskAssignment assign(ApplicationState application) {
        // Kafka Streams creates this by itself, and holds the moment against its own clock.
        return new TaskAssignment(new Sharing(application).at(Instant.now()));
    }
}
