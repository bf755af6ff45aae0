package io.rivulet.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a run.
 *
 * @param answers how often each status was answered
 * @param findings the first answers that were not as they must be, with their requests
 * @param complaints everything that does not hold, for people; empty when all does
 */
public record FuzzReport(
        int requests,
        Map<String, Integer> answers,
        long accepted,
        long rejected,
        Counted counted,
        Remains before,
        Remains after,
        List<String> findings,
        List<String> complaints) {

    // Caches and compiled code settle later than the warm-up; a leak of ten bytes a request would show.
    private static final long MORE_BYTES = 8 << 20;
    private static final int MORE_SOCKETS = 4;

    /** Both sides of the account, by the collector's metrics and by the topics. */
    public record Counted(long accepted, long rejected, long acceptedRecords, long rejectedRecords) {}

    static FuzzReport of(List<FuzzTraffic> traffic, Counted counted, Remains before, Remains after) {
        Map<String, Integer> answers = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        int requests = 0;
        int wrong = 0;
        int broken = 0;
        long accepted = 0;
        long rejected = 0;
        for (FuzzTraffic one : traffic) {
            one.answers().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            findings.addAll(one.findings());
            requests += one.done();
            wrong += one.wrong();
            broken += one.broken();
            one.complaints().forEach((what, count) -> complaints.add(count + " × " + what));
            accepted += one.accepted();
            rejected += one.rejected();
        }
        check(wrong == 0, wrong + " answers are not as they must be", complaints);
        check(
                counted.accepted() == counted.acceptedRecords(),
                "accepted by the metrics is not what is in the topic",
                complaints);
        check(
                counted.rejected() == counted.rejectedRecords(),
                "rejected by the metrics is not what is in the topic",
                complaints);
        check(
                isSame(accepted, counted.accepted(), broken),
                "accepted by the answers is not accepted by the metrics",
                complaints);
        check(
                isSame(rejected, counted.rejected(), broken),
                "rejected by the answers is not rejected by the metrics",
                complaints);
        check(after.inFlightBytes() == 0, after.inFlightBytes() + " bytes are still in flight", complaints);
        check(after.liveBytes() - before.liveBytes() < MORE_BYTES, "the heap has grown", complaints);
        check(after.sockets() - before.sockets() < MORE_SOCKETS, "sockets stay open", complaints);
        return new FuzzReport(requests, answers, accepted, rejected, counted, before, after, findings, complaints);
    }

    /** The answer to a request whose end is not where it says may come too late to be heard. */
    private static boolean isSame(long answered, long counted, int broken) {
        return counted >= answered && counted - answered <= broken;
    }

    private static void check(boolean holds, String complaint, List<String> complaints) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    /** For people. */
    public String text() {
        return String.format(
                """
                requests            %,d, answered %s
                accepted            %,d by the answers, %,d by the metrics, %,d in the topic
                rejected            %,d by the answers, %,d by the metrics, %,d in the topic
                live objects        %,d bytes, before %,d
                resident            %,d kB, before %,d
                sockets             %d, before %d
                in flight           %d bytes
                %s
                %s""",
                requests,
                answers,
                accepted,
                counted.accepted(),
                counted.acceptedRecords(),
                rejected,
                counted.rejected(),
                counted.rejectedRecords(),
                after.liveBytes(),
                before.liveBytes(),
                after.residentKilobytes(),
                before.residentKilobytes(),
                after.sockets(),
                before.sockets(),
                after.inFlightBytes(),
                String.join("\n", findings),
                complaints.isEmpty() ? "Everything held." : "DOES NOT HOLD: " + String.join("; ", complaints));
    }
}
