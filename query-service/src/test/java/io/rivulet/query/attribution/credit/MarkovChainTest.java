package io.rivulet.query.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkovChainTest {

    /** Start → A ½, B ½; A → sold ½, B ½; B → sold ⅔, lost ⅓: without A ⅓ of ¾ is left, without B ¼ of ¾. */
    @Test
    void removalEffectsOfACaseByHand() {
        var chain = new MarkovChain();
        chain.add(List.of("A"), true);
        chain.add(List.of("B"), true);
        chain.add(List.of("A", "B"), true);
        chain.add(List.of("B"), false);
        var effects = chain.effects();

        assertThat(effects.conversionProbability()).isEqualTo(0.75, within(1e-12));
        assertThat(effects.removalEffects().get("A")).isEqualTo(5 / 9.0, within(1e-12));
        assertThat(effects.removalEffects().get("B")).isEqualTo(6 / 9.0, within(1e-12));
        assertThat(effects.shares().get("A")).isEqualTo(5 / 11.0, within(1e-12));
    }

    @Test
    void nameThatStandsBeforeEverythingIsIndispensable() {
        var chain = new MarkovChain();
        chain.add(List.of("A", "B"), true);
        chain.add(List.of("A"), false);
        assertThat(chain.effects().removalEffects()).containsEntry("A", 1.0).containsEntry("B", 1.0);
    }

    @Test
    void nameThatNeverLeadsAnywhereHasNoEffect() {
        var chain = new MarkovChain();
        chain.add(List.of("A"), true);
        chain.add(List.of("A", "dead end"), false);
        assertThat(chain.effects().removalEffects()).containsEntry("dead end", 0.0);
    }

    @Test
    void withoutAnyConversionNothingHasAnEffect() {
        var chain = new MarkovChain();
        chain.add(List.of("A"), false);
        assertThat(chain.effects().conversionProbability()).isZero();
        assertThat(chain.effects().shares()).containsEntry("A", 0.0);
    }

    @Test
    void withoutPathsThereIsNothing() {
        assertThat(new MarkovChain().effects().removalEffects()).isEmpty();
    }

    @Test
    void conversionProbabilityIsTheShareOfConvertingPaths() {
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            var chain = new MarkovChain();
            randomPaths(random, 1 + random.nextInt(12), 200).forEach(path -> chain.add(path.names(), path.converted()));
            assertThat(chain.effects().conversionProbability()).isEqualTo(chain.conversions() / 200.0, within(1e-12));
        }
    }

    @Test
    void removalEffectsAreThoseOfWalkingTheChainWithoutEachName() {
        var random = new Random(2);
        for (int round = 0; round < 20; round++) {
            List<RandomPath> paths = randomPaths(random, 2 + random.nextInt(6), 100);
            var chain = new MarkovChain();
            paths.forEach(path -> chain.add(path.names(), path.converted()));
            double all = Walk.probability(paths, "");
            chain.effects()
                    .removalEffects()
                    .forEach((name, effect) -> assertThat(effect)
                            .isEqualTo(all == 0 ? 0 : 1 - Walk.probability(paths, name) / all, within(1e-9)));
        }
    }

    record RandomPath(List<String> names, boolean converted) {}

    static List<RandomPath> randomPaths(Random random, int names, int count) {
        List<RandomPath> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> path = new ArrayList<>();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                path.add("n" + random.nextInt(names));
            }
            paths.add(new RandomPath(path, random.nextInt(3) == 0));
        }
        return paths;
    }
}
