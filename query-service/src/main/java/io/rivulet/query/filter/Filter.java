package io.rivulet.query.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What passes, and what does not. */
public sealed interface Filter {

    /**
     * A value is compared.
     *
     * @param not passes when it does not fit; a missing value fits nothing but {@link Dimension#NONE}
     */
    record Compared(Dimension dimension, Operator operator, boolean not, List<String> values, boolean caseSensitive)
            implements Filter {}

    /** All of them hold. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them holds. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. */
    record Not(Filter part) implements Filter {}

    /** The visit has an event in the range for which it holds. */
    record HasDone(Filter part) implements Filter {}

    /**
     * The person is one of some people.
     *
     * @param people a query for their ids
     */
    record OneOf(SqlText people) implements Filter {}

    /** Whether it asks who somebody is now: what passes then changes without anything that happened. */
    default boolean asksForPeople() {
        return this instanceof OneOf
                || (this instanceof HasDone done
                        ? done.part().asksForPeople()
                        : parts(this).anyMatch(Filter::asksForPeople));
    }

    /** Whether it speaks of the event itself, and not only of the visit of which the event is part. */
    default boolean speaksOfEvents() {
        if (this instanceof HasDone) {
            return false;
        }
        return parts(this).anyMatch(Filter::speaksOfEvents)
                || (this instanceof Compared compared && compared.dimension().level() == Dimension.Level.EVENT);
    }

    /** Whether the visit of an event is looked at. */
    default boolean needsVisit() {
        if (this instanceof HasDone) {
            return false;
        }
        return parts(this).anyMatch(Filter::needsVisit)
                || (this instanceof Compared compared && compared.dimension().needsVisit());
    }

    /** The names that events which pass can only have, if it says so: by them events are found, and not read in vain. */
    default Optional<Set<String>> names() {
        if (this instanceof And and) {
            return and.parts().stream().flatMap(part -> part.names().stream()).findFirst();
        }
        if (this instanceof Or or) {
            List<Set<String>> ways =
                    or.parts().stream().flatMap(part -> part.names().stream()).toList();
            return ways.size() < or.parts().size()
                    ? Optional.empty()
                    : Optional.of(ways.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
        }
        return this instanceof Compared compared
                        && compared.dimension().name().equals(Dimension.EVENT_NAME)
                        && compared.operator() == Operator.IS
                        && compared.caseSensitive()
                        && !compared.not()
                ? Optional.of(new TreeSet<>(compared.values()))
                : Optional.empty();
    }

    private static Stream<Filter> parts(Filter filter) {
        if (filter instanceof And and) {
            return and.parts().stream();
        }
        if (filter instanceof Or or) {
            return or.parts().stream();
        }
        return filter instanceof Not not ? Stream.of(not.part()) : Stream.empty();
    }
}
