package io.rivulet.query.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.memory.Versions.Version;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that were given and still hold. Before one is given again Postgres is asked whether anybody has written to what
 * it is made of: writers count that up in the transaction in which they write, and the count beside an answer was read
 * before the answer was. So the same count says that the question would find now what it found then, in whatever order
 * pods, projectors and askers came. Who asks what is being asked already waits for that answer.
 */
@Singleton
public final class Answers {

    // Records, lists and texts take a multiple of their JSON.
    private static final int HEAP_FOR_A_BYTE = 4;
    private static final int HEAP_FOR_A_QUESTION = 4_000;

    private final Versions versions;
    private final ObjectMapper json;
    private final MeterRegistry registry;
    private final Cache<Object, Kept> kept;
    private final Map<Underway, CompletableFuture<Dated<?>>> underway = new ConcurrentHashMap<>();

    @Inject
    Answers(Versions versions, ObjectMapper json, MeterRegistry registry, QueryConfig config) {
        this(
                versions,
                json,
                registry,
                config.reader().answersMemory().asLongValue(),
                config.reader().answersFor());
    }

    /**
     * Without the service's configuration.
     *
     * @param memory how many bytes of the heap they may take, roughly
     * @param unasked how long one stays for which nobody asks
     */
    public Answers(Versions versions, ObjectMapper json, MeterRegistry registry, long memory, Duration unasked) {
        this.versions = versions;
        this.json = json;
        this.registry = registry;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(memory)
                .<Object, Kept>weigher((question, answer) -> answer.weight())
                .expireAfterAccess(unasked)
                // Few are put: no threads for it.
                .executor(Runnable::run)
                .evictionListener((question, answer, cause) -> registry.counter(
                                "rivulet_query_answers_dropped",
                                "cause",
                                cause.name().toLowerCase(Locale.ROOT))
                        .increment())
                .build();
        Gauge.builder("rivulet_query_answers_kept", kept, Cache::estimatedSize)
                .description("Answers in memory")
                .register(registry);
    }

    /**
     * An answer that was given.
     *
     * @param again asks once more, for this to be replaced
     * @param askedAt when somebody wanted it, by the clock that only goes forward
     */
    private record Kept(Version version, Dated<?> answer, int weight, Reach reach, Runnable again, long askedAt) {

        Kept askedNow() {
            return new Kept(version, answer, weight, reach, again, System.nanoTime());
        }
    }

    private record Underway(Object question, long writes, long forgotten) {}

    /**
     * The answer, as what is written now has it.
     *
     * @param question what tells one answer from all others, as a value: everything it depends on but what is written
     * @param reach what it is made of
     * @param asking finds the answer out
     */
    public <T extends Dated<T>> T of(Object question, Reach reach, Supplier<T> asking) {
        if (reach.equals(Reach.UNKNOWN)) {
            given("postgres");
            return asking.get();
        }
        Version now = versions.of(reach);
        Kept before = kept.getIfPresent(question);
        if (before != null && before.version().isOf(now)) {
            given("memory");
            kept.asMap().replace(question, before, before.askedNow());
            return Answers.<T>like(before.answer()).dated(now.asOf());
        }
        return ask(question, reach, asking, now, System.nanoTime());
    }

    private <T extends Dated<T>> T ask(Object question, Reach reach, Supplier<T> asking, Version now, long askedAt) {
        var own = new CompletableFuture<Dated<?>>();
        var key = new Underway(question, now.writes(), now.forgotten());
        CompletableFuture<Dated<?>> others = underway.putIfAbsent(key, own);
        if (others != null) {
            given("another");
            return Answers.<T>like(join(others)).dated(now.asOf());
        }
        try {
            T answer = asking.get();
            given("postgres");
            kept.put(
                    question,
                    new Kept(
                            now,
                            answer,
                            weight(answer),
                            reach,
                            () -> ask(question, reach, asking, versions.of(reach), askedAt),
                            askedAt));
            own.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            underway.remove(key);
        }
    }

    /**
     * Asks again what somebody has wanted of late and what does not hold any more, where what it is made of has come to
     * rest: so that nobody has to wait for it. Tells how many.
     */
    int warmUp(Duration wantedWithin, Instant atRestSince) {
        long since = System.nanoTime() - wantedWithin.toNanos();
        int warmed = 0;
        for (Kept old : List.copyOf(kept.asMap().values())) {
            if (old.askedAt() - since >= 0) {
                Version now = versions.of(old.reach());
                Instant written = now.lastWriteAt();
                if (!old.version().isOf(now) && written != null && !written.isAfter(atRestSince)) {
                    old.again().run();
                    warmed++;
                }
            }
        }
        return warmed;
    }

    /** Makes every answer, of every pod, one that does not hold any more. */
    void forgetAll() {
        versions.forgetAll();
    }

    private void given(String from) {
        registry.counter("rivulet_query_answers_given", "from", from).increment();
    }

    private int weight(Object answer) {
        try {
            return HEAP_FOR_A_QUESTION + HEAP_FOR_A_BYTE * json.writeValueAsBytes(answer).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer has a JSON form", e);
        }
    }

    // One question has one kind of answer.
    @SuppressWarnings("unchecked")
    private static <T extends Dated<T>> T like(Dated<?> answer) {
        return (T) answer;
    }

    private static Dated<?> join(CompletableFuture<Dated<?>> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }
}
