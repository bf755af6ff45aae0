package io.rivulet.scoring.model;

import io.rivulet.schemas.avro.ScoreFactor;
import java.util.ArrayList;
import java.util.List;

/** A score with its reasons. What the parts gave adds up to the score, the cap being a part that takes away. */
final class Points {

    private static final double MOST = 100;

    private final String score;
    private final List<ScoreFactor> factors = new ArrayList<>();
    private double total;

    /**
     * No points yet.
     *
     * @param score the score's name
     */
    Points(String score) {
        this.score = score;
    }

    /** Parts that give nothing are no reasons. */
    Points plus(String part, double points) {
        if (points != 0) {
            factors.add(new ScoreFactor(score, part, points));
            total += points;
        }
        return this;
    }

    /** Takes away what is above 100. */
    Points capped() {
        return total > MOST ? plus("cap", MOST - total) : this;
    }

    double total() {
        return total;
    }

    List<ScoreFactor> factors() {
        return factors;
    }
}
