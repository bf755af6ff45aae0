package io.rivulet.query.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Asks whoever holds a key: the owner; a stand-in beside it when the owner takes longer than usual; else nobody. No
 * thread waits meanwhile.
 */
@ApplicationScoped
public class Fleet {

    private static final Duration MOST_USUAL = Duration.ofMillis(250);
    /** So many questions may be put again and again while a partition moves; what is beyond is refused at once. */
    private static final int MOST_PATIENT = 2_000;

    private final FleetMap map;
    private final FleetHttp http;
    private final long deadline;
    private final Question.Rules rules;

    Fleet(FleetMap map, FleetHttp http, QueryConfig config) {
        this.map = map;
        this.http = http;
        this.deadline = config.fleet().deadline().toNanos();
        Map<Holding, UsualTime> usual = new EnumMap<>(Holding.class);
        for (Holding holding : Holding.values()) {
            usual.put(holding, new UsualTime(config.fleet().hedgeAfter().toNanos(), MOST_USUAL.toNanos()));
        }
        this.rules = new Question.Rules(
                usual,
                config.fleet().freshWithin().toNanos(),
                config.fleet().hedgeMostStale().toMillis(),
                new Semaphore(MOST_PATIENT));
    }

    /**
     * What the holder of the key knows of it, as it said it; nothing when it doesn't know the key. Fails with a
     * {@link Refusal} when nobody who holds it answers in time.
     */
    public CompletableFuture<Optional<JsonNode>> ask(Holding holding, String key) {
        return new Question(holding, key, map, http, rules, System.nanoTime() + deadline)
                .put()
                .thenApply(found -> found.orElseThrow(() -> away(holding)).known());
    }

    private static Refusal away(Holding holding) {
        return Refusal.of(
                ProblemType.STORE_AWAY,
                "No instance of " + holding.service() + " that holds the key answers now. Ask again in a moment.");
    }
}
