package io.rivulet.collector.ingest;

import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.Wanted;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a request say.
 *
 * @param imported the events keep their time and may be old
 * @param vouched they had come with a server key, and where they say nothing about consent there was one
 * @param dryRun they are judged and nothing else
 */
record RedriveQuery(Wanted wanted, boolean imported, boolean vouched, boolean dryRun) {

    private static final int USUAL = 100;

    /**
     * Reads them.
     *
     * @throws Refusal when one makes no sense
     */
    static RedriveQuery of(HttpServerRequest request, String siteId) {
        return new RedriveQuery(
                new Wanted(
                        siteId,
                        after(request),
                        time(request, "since"),
                        time(request, "until"),
                        request.getParam("reason"),
                        limit(request)),
                flag(request, "import"),
                flag(request, "vouched"),
                flag(request, "dryRun"));
    }

    private static @Nullable RejectedId after(HttpServerRequest request) {
        String after = request.getParam("after");
        return after == null
                ? null
                : RejectedId.parse(after).orElseThrow(() -> bad("after", "rejected-events-<partition>-<offset>."));
    }

    private static @Nullable Instant time(HttpServerRequest request, String name) {
        String time = request.getParam(name);
        try {
            // To the millisecond, as Kafka counts; years that it can't count to are no time either.
            return time == null
                    ? null
                    : Instant.ofEpochMilli(Instant.parse(time).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(name, "A time such as 2026-11-20T05:20:00Z.");
        }
    }

    private static int limit(HttpServerRequest request) {
        String limit = request.getParam("limit");
        try {
            int number = limit == null ? USUAL : Integer.parseInt(limit);
            if (number >= 1 && number <= Wanted.MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw bad("limit", "A number from 1 to " + Wanted.MAX + ".");
    }

    private static boolean flag(HttpServerRequest request, String name) {
        String flag = request.getParam(name);
        if (flag == null || flag.equals("false")) {
            return false;
        }
        if (flag.equals("true") || flag.isEmpty()) {
            return true;
        }
        throw bad(name, "true or false.");
    }

    private static Refusal bad(String name, String allowed) {
        return new Refusal(Problem.of(ProblemType.BAD_PARAMETER, "It can't be read.", name, allowed));
    }
}
