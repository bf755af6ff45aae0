package io.rivulet.deploy.local.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the events that were sent; told by all senders, read at any time. */
final class Deliveries {

    private static final int EXAMPLES = 10;

    private long accepted;
    private long rejected;
    private long laterAttempts;
    private long lastAcknowledged = System.nanoTime();
    private String lastTrouble = "";
    private final Map<String, Long> reasons = new TreeMap<>();
    private final List<String> rejectedIds = new ArrayList<>();
    private final Map<Integer, String> lastAccepted = new HashMap<>();

    /**
     * The state of things.
     *
     * @param accepted events the collector has put into Kafka
     * @param rejected events it has refused
     * @param laterAttempts requests that were made again
     * @param lastAcknowledged the {@link System#nanoTime} of the last answer
     * @param lastTrouble why the last request that was made again had failed; empty where none was
     * @param reasons of the refusals, and how many for each
     * @param rejectedIds some of the refused
     * @param lastAccepted each sender's last accepted event, where it has an id
     */
    record Totals(
            long accepted,
            long rejected,
            long laterAttempts,
            long lastAcknowledged,
            String lastTrouble,
            Map<String, Long> reasons,
            List<String> rejectedIds,
            List<String> lastAccepted) {}

    synchronized void taken(int sender, List<Outgoing> batch, Answer.Taken answer) {
        accepted += answer.accepted();
        rejected += batch.size() - answer.accepted();
        lastAcknowledged = System.nanoTime();
        answer.rejected().forEach((index, reason) -> {
            reasons.merge(reason, 1L, Long::sum);
            String id = index >= 0 && index < batch.size() ? batch.get(index).id() : null;
            if (id != null && rejectedIds.size() < EXAMPLES) {
                rejectedIds.add(id);
            }
        });
        String last = lastOf(batch, answer);
        if (last != null) {
            lastAccepted.put(sender, last);
        }
    }

    synchronized void againLater(String why) {
        laterAttempts++;
        lastTrouble = why;
    }

    synchronized Totals totals() {
        return new Totals(
                accepted,
                rejected,
                laterAttempts,
                lastAcknowledged,
                lastTrouble,
                Map.copyOf(reasons),
                List.copyOf(rejectedIds),
                List.copyOf(lastAccepted.values()));
    }

    private static @Nullable String lastOf(List<Outgoing> batch, Answer.Taken answer) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            String id = batch.get(i).id();
            if (id != null && !answer.rejected().containsKey(i)) {
                return id;
            }
        }
        return null;
    }
}
