package io.rivulet.query.problem;

import java.util.List;

/** A refusal on the wire. */
record Problem(
        String type, String title, int status, String detail, String instance, List<Refusal.Violation> violations) {

    static Problem of(Refusal refusal, String instance) {
        ProblemType type = refusal.type();
        return new Problem(
                type.type(),
                type.title(),
                type.status(),
                String.valueOf(refusal.getMessage()),
                instance,
                refusal.violations());
    }
}
