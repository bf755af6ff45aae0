package io.rivulet.query.funnel;

import io.rivulet.query.filter.Scope;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.memory.Reach;

/** A funnel, and where it is looked for. */
record Question(Definition definition, Scope scope) {

    FunnelView answer(Answers answers, FunnelQuery query) {
        return answers.of(
                this,
                definition.asksForPeople()
                        ? Reach.UNKNOWN
                        : Reach.of(
                                scope.siteIds(),
                                scope.range().from(),
                                scope.range().until()),
                () -> query.of(definition, scope));
    }
}
