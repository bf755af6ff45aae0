package io.rivulet.query.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until what somebody wrote is in all stores that are asked about them. Stage by stage: once the sessionizer has
 * committed past the events, all that it tells of them stands in its topic, and has an end; once the profile service has
 * committed past that end, and so on. What an event becomes plays no part, nor whether it becomes anything: a duplicate is
 * waited for like any other. {@code deploy/decisions} says why it is done so.
 */
@ApplicationScoped
public class ReadYourWrites {

    /** Where the profile service sends what belongs to somebody else by now. Its name survives every release. */
    private static final String MOVES = "profile-service-moves-repartition";
    /** A visitor's facts move to the user it became, and to whom that user became by an alias. */
    private static final int MOVES_FOLLOWED = 2;

    private final Fleet fleet;
    private final Progress progress;
    private final long patience;

    ReadYourWrites(Fleet fleet, Progress progress, QueryConfig config) {
        this.fleet = fleet;
        this.progress = progress;
        this.patience = config.fleet().deadline().toNanos();
    }

    /**
     * Completes when whatever is answered about somebody holds all events up to a position. Fails with a {@link Refusal}
     * when that takes too long.
     *
     * @param id the visitor or person who will be asked about
     */
    public CompletableFuture<Void> await(Position position, String id) {
        long deadline = System.nanoTime() + patience;
        Map<TopicPartition, Long> behind = position.offsets().entrySet().stream()
                .collect(Collectors.toMap(
                        place -> new TopicPartition(Topics.USER_EVENTS.name(), place.getKey()),
                        place -> place.getValue() + 1));
        CompletableFuture<Void> all = reached(Holding.VISITORS, behind, deadline)
                .thenCompose(counted -> fleet.ask(Holding.VISITORS, id))
                .thenCompose(visitor -> allOf(Holding.PERSONS, personsOf(id, visitor), deadline));
        for (int move = 0; move < MOVES_FOLLOWED; move++) {
            all = all.thenCompose(
                    folded -> allOf(Holding.PERSONS, every(MOVES, Topics.SESSION_EVENTS.partitions()), deadline));
        }
        return all.thenCompose(folded -> allOf(
                        Holding.SCORES,
                        every(Topics.USER_PROFILES.name(), Topics.USER_PROFILES.partitions()),
                        deadline))
                .exceptionallyCompose(failed -> CompletableFuture.failedFuture(told(failed)));
    }

    /** When a service has committed all that stands in some partitions now. */
    private CompletableFuture<Void> allOf(Holding holding, Set<TopicPartition> partitions, long deadline) {
        return progress.ends(partitions).thenCompose(ends -> reached(holding, ends, deadline));
    }

    private CompletableFuture<Void> reached(Holding holding, Map<TopicPartition, Long> places, long deadline) {
        return progress.reached(holding, places, deadline).thenAccept(reached -> {
            if (!reached) {
                throw Refusal.of(
                        ProblemType.NOT_THERE_YET,
                        holding.service() + " has not come as far as atLeast says. Ask again in a moment.");
            }
        });
    }

    private static Set<TopicPartition> personsOf(String id, Optional<JsonNode> visitor) {
        String person = visitor.map(known -> known.path("personId").asText(id)).orElse(id);
        return Stream.of(id, person)
                .map(each -> new TopicPartition(Topics.SESSION_EVENTS.name(), Holding.PERSONS.partitionOf(each)))
                .collect(Collectors.toSet());
    }

    private static Set<TopicPartition> every(String topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    private static Throwable told(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof KafkaException
                ? Refusal.of(
                        ProblemType.NOT_THERE_YET, "Kafka doesn't say how far the stores are. Ask again in a moment.")
                : cause;
    }
}
