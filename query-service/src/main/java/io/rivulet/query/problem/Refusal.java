package io.rivulet.query.problem;

import java.util.List;

/** A question that gets no answer, and why. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;

    private Refusal(ProblemType type, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = violations;
    }

    /**
     * What is wrong with one part of the request.
     *
     * @param field the parameter's or field's name
     * @param detail what is wrong and what is allowed
     */
    public record Violation(String field, String detail) {}

    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, List.of());
    }

    /** A request that is refused for what one part of it says. */
    public static Refusal of(ProblemType type, String field, String detail) {
        return new Refusal(type, detail, List.of(new Violation(field, detail)));
    }

    /** A parameter is wrong; the detail says what is allowed. */
    public static Refusal parameter(String field, String detail) {
        return new Refusal(ProblemType.BAD_PARAMETER, detail, List.of(new Violation(field, detail)));
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }
}
