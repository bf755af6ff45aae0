package io.rivulet.collector.ingest;

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

    Problem problem() {
        return problem;
    }
}
