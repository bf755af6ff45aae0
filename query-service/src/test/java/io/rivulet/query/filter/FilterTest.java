package io.rivulet.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By which names events can be found. */
class FilterTest {

    private static final Filter.And NOTHING = new Filter.And(List.of());
    private static final Filter A = Dimensions.named(List.of("a"));
    private static final Filter B = Dimensions.named(List.of("b"));

    @Test
    void oneNameOfAConjunctionIsEnough() {
        assertThat(Dimensions.ofEvent("a", NOTHING).names())
                .hasValueSatisfying(names -> assertThat(names).containsExactly("a"));
        assertThat(NOTHING.names()).isEmpty();
    }

    @Test
    void everyWayMustHaveNames() {
        assertThat(new Filter.Or(List.of(Dimensions.ofEvent("a", NOTHING), B)).names())
                .hasValueSatisfying(names -> assertThat(names).containsExactly("a", "b"));
        assertThat(new Filter.Or(List.of(A, NOTHING)).names()).isEmpty();
    }

    @Test
    void whatIsNotANameOrOneOfManyIsNone() {
        assertThat(new Filter.Not(A).names()).isEmpty();
        assertThat(new Filter.HasDone(A).names()).isEmpty();
        assertThat(compared(Operator.IS, true, true).names()).isEmpty();
        assertThat(compared(Operator.IS, false, false).names()).isEmpty();
        assertThat(compared(Operator.CONTAINS, false, true).names()).isEmpty();
        assertThat(compared(Operator.IS, false, true).names()).isPresent();
    }

    private static Filter compared(Operator operator, boolean not, boolean caseSensitive) {
        Dimension name = ((Filter.Compared) A).dimension();
        return new Filter.Compared(name, operator, not, List.of("a"), caseSensitive);
    }
}
