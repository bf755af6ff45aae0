package io.rivulet.deploy.local.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a replay went.
 *
 * @param recorded what the recording holds, by the replay's own count
 * @param delivered what the collector said
 * @param sending from the start to the collector's last answer
 * @param shown from the collector's last answer until the query API showed the last events; none where it was not asked
 * @param verification the query API's sums beside the file's, where asked for
 * @param stopped why it ended early; empty where it did not
 */
public record ReplayResult(
        Recorded.Sums recorded,
        Deliveries.Totals delivered,
        Duration sending,
        @Nullable Duration shown,
        @Nullable Verification verification,
        String stopped) {

    /** Whether nothing was lost, refused, unreadable or different. */
    public boolean flawless() {
        return stopped.isEmpty()
                && recorded.unreadable() == 0
                && delivered.rejected() == 0
                && delivered.accepted() == recorded.events()
                && (verification == null || verification.agrees());
    }

    /** Events the collector has put into Kafka. */
    public long accepted() {
        return delivered.accepted();
    }

    /** Events the collector has refused. */
    public long rejected() {
        return delivered.rejected();
    }

    /** Says it to people. */
    public void print(PrintStream out) {
        line(out, "lines read", String.format(Locale.ROOT, "%,d", recorded.lines()));
        recorded.leftOut().forEach((reason, count) -> line(out, "  " + reason, count(count)));
        if (recorded.unreadable() > 0) {
            line(out, "  unreadable", count(recorded.unreadable()));
            recorded.unreadableLines().forEach(broken -> out.println("    " + broken));
        }
        line(out, "events", count(recorded.events()));
        recorded.types().forEach((type, count) -> line(out, "  " + type, count(count)));
        line(out, "events sent", count(delivered.accepted() + delivered.rejected()));
        line(out, "  accepted", count(delivered.accepted()));
        line(out, "  rejected", count(delivered.rejected()));
        delivered.reasons().forEach((reason, count) -> line(out, "    " + reason, count(count)));
        if (!delivered.rejectedIds().isEmpty()) {
            out.println("    such as " + String.join(", ", delivered.rejectedIds()));
        }
        if (delivered.laterAttempts() > 0) {
            line(out, "requests made again", count(delivered.laterAttempts()) + ", last: " + delivered.lastTrouble());
        }
        long answered = delivered.accepted() + delivered.rejected();
        if (answered > 0) {
            double seconds = sending.toNanos() / 1e9;
            line(out, "rate", String.format(Locale.ROOT, "%,.0f events/s for %,.1f s", answered / seconds, seconds));
        }
        line(out, "last event shown", shown == null ? "not asked for" : "after " + shown.toMillis() + " ms");
        if (verification != null) {
            verification.print(out);
        }
        if (!stopped.isEmpty()) {
            out.println("Stopped: " + stopped);
        }
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf(Locale.ROOT, "%-24s %s%n", name, value);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
