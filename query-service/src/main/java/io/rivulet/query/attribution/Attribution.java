package io.rivulet.query.attribution;

import io.rivulet.query.cost.Costs;
import io.rivulet.query.store.Freshness;
import jakarta.inject.Singleton;

/** Puts credits and costs side by side. */
@Singleton
final class Attribution {

    private final AttributionQuery query;
    private final Costs costs;
    private final Freshness freshness;

    Attribution(AttributionQuery query, Costs costs, Freshness freshness) {
        this.query = query;
        this.costs = costs;
        this.freshness = freshness;
    }

    AttributionView of(Question question) {
        return AttributionView.of(
                question,
                query.paths(question),
                costs.of(
                        question.siteIds(),
                        question.range(),
                        question.dimension().costExpression()),
                freshness.asOf());
    }
}
