package io.rivulet.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedirectsTest {

    @Test
    void chainEndsAtTheLastInWhateverOrder() {
        var forwards = new Redirects(Map.of());
        forwards.add("a", "b");
        forwards.add("b", "c");
        var backwards = new Redirects(Map.of());
        backwards.add("b", "c");
        backwards.add("a", "b");

        assertThat(forwards.changed()).isEqualTo(Map.of("a", "c", "b", "c")).isEqualTo(backwards.changed());
    }

    @Test
    void knownOnesFollowWhenTheirTargetIsNoMore() {
        var redirects = new Redirects(Map.of("a", "b"));
        redirects.add("b", "c");

        assertThat(redirects.changed()).isEqualTo(Map.of("a", "c", "b", "c"));
    }

    @Test
    void whatIsKnownChangesNothing() {
        var redirects = new Redirects(Map.of("a", "b"));
        redirects.add("a", "b");

        assertThat(redirects.changed()).isEmpty();
    }

    @Test
    void circleIsNotClosed() {
        var redirects = new Redirects(Map.of("a", "b"));
        redirects.add("b", "a");
        redirects.add("c", "c");

        assertThat(redirects.changed()).isEmpty();
    }
}
