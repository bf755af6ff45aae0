package io.rivulet.query.fleet;

import io.rivulet.query.fleet.FleetHttp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One question to the fleet, from the first try to the answer. It goes to the owner; when that one fails, or has not
 * answered within the usual time, or answers as a stand-in, to the next who holds the key. The first fresh answer counts. A
 * stale one is kept, and counts when nobody can give a fresh one, or not soon enough. When nobody gives any the map is drawn
 * again and all are asked once more, until the time is over.
 */
final class Question {

    private static final long FIRST_PAUSE = Duration.ofMillis(10).toNanos();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Holding holding;
    private final int partition;
    private final String path;
    private final FleetMap map;
    private final FleetHttp http;
    private final Rules rules;
    private final long deadline;
    private final long put = System.nanoTime();
    private final CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();

    private long pause = FIRST_PAUSE;
    private boolean patient;
    private List<Instance> holders = List.of();
    private int round;
    private int next;
    private int open;
    private @Nullable Answer stale;

    /**
     * What all questions have in common.
     *
     * @param usual how long the owners take
     * @param freshWithin so long after the question a stand-in's answer waits for the owner's, in nanoseconds
     * @param mostStale beyond it a stand-in's answer waits as long as the owner does not fail, in milliseconds
     * @param patience how many may be put again and again at the same time
     */
    record Rules(Map<Holding, UsualTime> usual, long freshWithin, long mostStale, Semaphore patience) {}

    Question(Holding holding, String key, FleetMap map, FleetHttp http, Rules rules, long deadline) {
        this.holding = holding;
        this.partition = holding.partitionOf(key);
        this.path = holding.path() + encoded(key);
        this.map = map;
        this.http = http;
        this.rules = rules;
        this.deadline = deadline;
    }

    /** Nothing when nobody answered in time. */
    CompletableFuture<Optional<Answer>> put() {
        var unused = map.holders(holding, partition)
                .whenComplete((first, failed) -> round(failed == null ? first : List.of()));
        return answer;
    }

    private synchronized void round(List<Instance> all) {
        holders = all;
        round++;
        next = 0;
        open = 0;
        askNext();
    }

    /** Under the lock. */
    private void askNext() {
        long left = deadline - System.nanoTime();
        if (answer.isDone()) {
            return;
        }
        if (next >= holders.size() || left <= 0) {
            if (open == 0) {
                askAgain(left);
            }
            return;
        }
        int asked = round;
        boolean first = next == 0;
        Instance holder = holders.get(next++);
        open++;
        long since = System.nanoTime();
        // Half of what is left: where the only one is silent another may have taken over meanwhile.
        var unused = http.get(holder.base(), path, left / 2).whenComplete((reply, failed) -> {
            long taken = System.nanoTime() - since;
            // Who is not there at all fails fast, and says nothing about how long an answer takes.
            if (first && (failed == null || taken > usual().nanos())) {
                usual().saw(taken);
            }
            heard(asked, failed == null ? reply : null);
        });
        if (next < holders.size()) {
            int awaited = next;
            http.later(usual().nanos(), () -> hedge(asked, awaited));
        }
    }

    private synchronized void hedge(int asked, int awaited) {
        if (asked == round && next == awaited) {
            askNext();
        }
    }

    private synchronized void heard(int asked, @Nullable Reply reply) {
        if (answer.isDone() || asked != round) {
            return;
        }
        open--;
        if (reply != null && (reply.status() == OK || reply.status() == NOT_FOUND)) {
            take(reply);
        } else {
            askNext();
        }
    }

    private void take(Reply reply) {
        try {
            Answer said = reply.status() == NOT_FOUND ? Answer.UNKNOWN : Answer.of(reply.body());
            if (said.stalenessMs() == 0) {
                done(said);
                return;
            }
            if (stale == null || said.stalenessMs() < stale.stalenessMs()) {
                stale = said;
            }
            if (open == 0) {
                askNext();
            }
            if (!answer.isDone() && said.stalenessMs() <= rules.mostStale()) {
                long left = put + rules.freshWithin() - System.nanoTime();
                http.later(Math.max(left, usual().nanos()), () -> settle(said));
            }
        } catch (RuntimeException notUnderstood) {
            finish();
            answer.completeExceptionally(notUnderstood);
        }
    }

    /** Nobody was fresh in time. */
    private synchronized void settle(Answer said) {
        if (!answer.isDone()) {
            done(said);
        }
    }

    /** The map is wrong, or the partition is on its way from one instance to another, which takes some moments. */
    private void askAgain(long left) {
        if (stale != null) {
            done(stale);
            return;
        }
        patient = patient || rules.patience().tryAcquire();
        if (!patient || left <= pause) {
            done(null);
            return;
        }
        http.later(pause, () -> {
            var unused = map.drawnAgain(holding, partition)
                    .whenComplete((drawn, failed) -> round(failed == null ? drawn : List.of()));
        });
        pause *= 2;
    }

    private void done(@Nullable Answer said) {
        finish();
        answer.complete(Optional.ofNullable(said));
    }

    private void finish() {
        if (patient) {
            patient = false;
            rules.patience().release();
        }
    }

    private UsualTime usual() {
        return Objects.requireNonNull(rules.usual().get(holding));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
