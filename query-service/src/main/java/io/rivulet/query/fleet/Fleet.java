package io.rivulet.query.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.fleet.FleetHttp.Reply;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks whoever holds a key: the owner, else a stand-in, else nobody. */
@ApplicationScoped
public class Fleet {

    private static final long FIRST_PAUSE = Duration.ofMillis(10).toNanos();
    /** Half of the threads that answer: what is asked of Postgres need not wait for a fleet that is away. */
    private static final int MOST_PATIENT = 100;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Semaphore patient = new Semaphore(MOST_PATIENT);
    private final FleetHttp http = new FleetHttp();
    private final FleetMap map;
    private final QueryConfig config;
    private final ObjectMapper json;

    Fleet(FleetMap map, QueryConfig config, ObjectMapper json) {
        this.map = map;
        this.config = config;
        this.json = json;
    }

    /**
     * What the holder of the key knows of it, as it said it; nothing when it doesn't know the key.
     *
     * @throws Refusal when nobody who holds it answers in time
     */
    public Optional<JsonNode> ask(Holding holding, String key) {
        long deadline = System.nanoTime() + config.fleet().deadline().toNanos();
        Reply reply = askAll(holders(holding, key, map.instances(holding)), holding, key, deadline);
        if (reply == null && patient.tryAcquire()) {
            try {
                reply = askAgain(holding, key, deadline);
            } finally {
                patient.release();
            }
        }
        if (reply == null) {
            throw Refusal.of(
                    ProblemType.STORE_AWAY,
                    "No instance of " + holding.service() + " that holds the key answers now. Ask again in a moment.");
        }
        return reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(read(reply));
    }

    /** The map is wrong, or the partition is on its way from one instance to another, which takes some moments. */
    private @Nullable Reply askAgain(Holding holding, String key, long deadline) {
        Reply reply = null;
        for (long pause = FIRST_PAUSE; reply == null && System.nanoTime() + pause < deadline; pause *= 2) {
            LockSupport.parkNanos(pause);
            reply = askAll(holders(holding, key, map.refresh(holding)), holding, key, deadline);
        }
        return reply;
    }

    private static List<Instance> holders(Holding holding, String key, List<Instance> instances) {
        int partition = holding.partitionOf(key);
        Stream<Instance> owners = instances.stream().filter(instance -> instance.isActive(holding.store(), partition));
        Stream<Instance> standIns = instances.stream()
                .filter(instance -> !instance.isActive(holding.store(), partition))
                .filter(instance -> instance.lagOf(holding.store(), partition) < Long.MAX_VALUE)
                .sorted(Comparator.comparingLong(instance -> instance.lagOf(holding.store(), partition)));
        return Stream.concat(owners, standIns).toList();
    }

    private @Nullable Reply askAll(List<Instance> holders, Holding holding, String key, long deadline) {
        for (Instance holder : holders) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            try {
                // Half of what is left: a silent owner leaves its stand-in time to answer.
                Reply reply = http.get(
                        holder.base().resolve(holding.path() + encoded(key)), Duration.ofNanos(Math.max(left / 2, 1)));
                if (reply.status() == OK || reply.status() == NOT_FOUND) {
                    return reply;
                }
            } catch (IOException gone) {
                // The next holder is asked.
            }
        }
        return null;
    }

    private JsonNode read(Reply reply) {
        try {
            return json.readTree(reply.body());
        } catch (IOException e) {
            throw new IllegalStateException("An instance answered something that is not JSON", e);
        }
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
