package io.rivulet.collector.ingest;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends the work on a request with a problem as its answer. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        // Nobody reads its stack: it is an answer, not a fault.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** There is no room in memory now. */
    static Refusal overloaded() {
        return new Refusal(Problem.of(ProblemType.OVERLOADED, "Send the same events again, later."));
    }

    /**
     * Too much was sent.
     *
     * @param whose address or key
     * @param nanos until something passes again
     */
    static Refusal tooMany(String whose, long nanos) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
        return new Refusal(new Problem(
                ProblemType.TOO_MANY_REQUESTS,
                "This " + whose + " has sent as much as it may; send the same events again after Retry-After seconds.",
                List.of(),
                seconds));
    }

    Problem problem() {
        return problem;
    }
}
