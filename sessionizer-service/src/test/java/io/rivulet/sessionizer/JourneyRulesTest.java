package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.sessionizer.journey.JourneyFold;
import io.rivulet.sessionizer.journey.JourneyRules;
import io.rivulet.sessionizer.journey.PathPattern;
import io.rivulet.sessionizer.journey.Stage;
import io.rivulet.sessionizer.journey.StageRule;
import io.rivulet.sessionizer.state.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/faq, /faq, true",
        "/faq, /faq/, false",
        "/faq*, /faq, true",
        "/faq*, /faq/screens, true",
        "/faq*, /fa, false",
        "*services*, /our-services/one, true",
        "*services*, /serv ices, false",
        "/a*b*c, /a-b-b-c, true",
        "/a*b*c, /a-b-c-, false",
        "*, '', true",
        "'', /, false",
    })
    void aStarStandsForAnything(String pattern, String path, boolean fits) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(fits);
    }

    @Test
    void ofSeveralGroupsThatOfTheLongestPatternCountsAndOfEquallyLongTheFirstByName() {
        var rules = new JourneyRules(
                Map.of(),
                Map.of(
                        "all", patterns("*"),
                        "shop", patterns("/shop*"),
                        "shoes", patterns("/shop/shoes*"),
                        "offers", patterns("/shop/*/off")));

        assertThat(touchpoint(rules, "/shop/shoes/one").getPageGroup()).isEqualTo("shoes");
        assertThat(touchpoint(rules, "/shop/hats").getPageGroup()).isEqualTo("shop");
        assertThat(touchpoint(rules, "/blog").getPageGroup()).isEqualTo("all");
        var equallyLong =
                new JourneyRules(Map.of(), Map.of("b", patterns("/a*"), "a", patterns("*/a"), "c", patterns("/*a")));
        assertThat(touchpoint(equallyLong, "/a").getPageGroup()).isEqualTo("a");
    }

    @Test
    void ofSeveralStagesTheFurthestCountsAndAnEventsNameMoreThanItsPath() {
        var rules = new JourneyRules(
                Map.of(
                        Stage.INTEREST, new StageRule(Set.of("page_view"), patterns("/shop*")),
                        Stage.CONSIDERATION, new StageRule(Set.of("page_view"), patterns("/shop/cart*")),
                        Stage.RETENTION, new StageRule(Set.of(), patterns("*"))),
                Map.of());
        var ofPaths = new JourneyRules(
                Map.of(
                        Stage.INTEREST, new StageRule(Set.of(), patterns("/shop*")),
                        Stage.CONSIDERATION, new StageRule(Set.of(), patterns("/shop/cart*"))),
                Map.of());

        assertThat(touchpoint(rules, "/shop").getStage()).isEqualTo("consideration");
        assertThat(touchpoint(ofPaths, "/shop/cart").getStage()).isEqualTo("consideration");
        assertThat(touchpoint(ofPaths, "/shop").getStage()).isEqualTo("interest");
    }

    private static Touchpoint touchpoint(JourneyRules rules, String path) {
        var fold = new JourneyFold(rules, "s_1", null);
        fold.add(anEvent().view(path).build(), "ada");
        return Objects.requireNonNull(fold.state().getLast());
    }

    private static List<PathPattern> patterns(String... patterns) {
        return Stream.of(patterns).map(PathPattern::new).toList();
    }
}
