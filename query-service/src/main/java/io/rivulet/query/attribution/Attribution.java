package io.rivulet.query.attribution;

import io.rivulet.query.cost.Costs;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;
import io.rivulet.query.store.Freshness;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts credits and costs side by side. */
@Singleton
final class Attribution {

    private final Answers answers;
    private final AttributionQuery query;
    private final Costs costs;
    private final Freshness freshness;

    Attribution(Answers answers, AttributionQuery query, Costs costs, Freshness freshness) {
        this.answers = answers;
        this.query = query;
        this.costs = costs;
        this.freshness = freshness;
    }

    AttributionView of(Question question) {
        var range = question.range();
        return answers.of(
                question,
                Reach.of(question.siteIds(), range.from().minus(question.lookback()), range.until()),
                () -> ask(question));
    }

    // How fresh it is said before anything is read: it may only be newer.
    private AttributionView ask(Question question) {
        Instant asOf = freshness.asOf();
        return AttributionView.of(
                question,
                query.paths(question),
                costs.of(
                        question.siteIds(),
                        question.range(),
                        question.dimension().costExpression()),
                asOf);
    }
}
