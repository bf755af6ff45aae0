package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Reasons;
import io.rivulet.collector.redrive.RejectedId;
import io.rivulet.collector.redrive.Wanted;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Set<String> CHOOSING = Set.of("since", "until", "reason", "after", "limit");
    private static final Set<String> JUDGING = Set.of("import", "vouched", "dryRun");
    private static final String KEY = "writeKey";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    // The last ones are of those who read what was accepted.
    private static final Set<String> REASONS = Stream.concat(
                    Stream.of(Reasons.Code.values()).map(Reasons.Code::word),
                    Stream.of(
                            "unreadable",
                            "not_avro",
                            "unknown_schema",
                            "undecodable",
                            "impossible_time",
                            "refused_by_postgres"))
            .collect(Collectors.toCollection(TreeSet::new));

    /**
     * Reads them.
     *
     * @throws Refusal when one makes no sense, or is none
     */
    static RedriveQuery of(HttpServerRequest request, String siteId) {
        for (String name : request.params().names()) {
            if (!CHOOSING.contains(name) && !JUDGING.contains(name) && !name.equals(KEY)) {
                // Of a mistyped one everything else would be taken.
                throw new Refusal(Problem.of(
                        ProblemType.BAD_PARAMETER,
                        "There is a parameter that is none.",
                        "parameters",
                        "since, until, reason, after, limit, import, vouched and dryRun."));
            }
        }
        return new RedriveQuery(
                new Wanted(
                        siteId,
                        after(request),
                        time(request, "since"),
                        time(request, "until"),
                        reason(request),
                        limit(request)),
                flag(request, "import"),
                flag(request, "vouched"),
                flag(request, "dryRun"));
    }

    /** Whether they say which events are meant. */
    static boolean chooses(HttpServerRequest request) {
        return request.params().names().stream().anyMatch(CHOOSING::contains);
    }

    private static @Nullable String reason(HttpServerRequest request) {
        String reason = request.getParam("reason");
        if (reason != null && !REASONS.contains(reason)) {
            throw bad("reason", "One of " + String.join(", ", REASONS) + ".");
        }
        return reason;
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
        if (limit == null) {
            return USUAL;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number >= 1 && number <= Wanted.MAX) {
            return number;
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
