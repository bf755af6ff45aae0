package io.rivulet.query.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rivulet.query.attribution.credit.Ledger.Credit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {

    @ParameterizedTest
    @EnumSource(Model.class)
    void creditsAddUpToTheConversionsAndToEachCurrencyExactly(Model model) {
        Random random = new Random(3);
        Ledger ledger = new Ledger();
        BigDecimal pounds = BigDecimal.ZERO;
        for (int i = 0; i < 1000; i++) {
            // Refunds, and conversions that nothing led to, too.
            BigDecimal revenue = BigDecimal.valueOf(random.nextInt(2_000_001) - 500_000, 4);
            boolean inPounds = random.nextBoolean();
            pounds = inPounds ? pounds.add(revenue) : pounds;
            ledger.converted(randomWay(random, random.nextInt(8), 9), inPounds ? "GBP" : "EUR", revenue);
        }
        Map<String, Credit> credits = ledger.credits(model, ledger.chain().effects());

        assertThat(sumOfConversions(credits)).isEqualByComparingTo("1000");
        assertThat(credits.values().stream()
                        .map(credit -> credit.revenue().getOrDefault("GBP", BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(pounds);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whoeverTradesPlacesWithAnotherTradesCreditsToo(Model model) {
        Random random = new Random(4);
        Ledger ledger = new Ledger();
        Ledger mirrored = new Ledger();
        for (int i = 0; i < 300; i++) {
            List<Touch> way = randomWay(random, 1 + random.nextInt(6), 5);
            ledger.converted(way, null, BigDecimal.ZERO);
            mirrored.converted(traded(way), null, BigDecimal.ZERO);
            if (i % 3 == 0) {
                ledger.left(names(way));
                mirrored.left(names(traded(way)));
            }
        }
        Map<String, Credit> credits = ledger.credits(model, ledger.chain().effects());
        Map<String, Credit> others = mirrored.credits(model, mirrored.chain().effects());
        assertThat(conversions(credits, "n0")).isCloseTo(conversions(others, "n1"), within(new BigDecimal("2e-9")));
        assertThat(conversions(credits, "n1")).isCloseTo(conversions(others, "n0"), within(new BigDecimal("2e-9")));
        assertThat(conversions(credits, "n2")).isCloseTo(conversions(others, "n2"), within(new BigDecimal("2e-9")));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whoLedNobodyToAConversionGetsNothing(Model model) {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 7; i++) {
            ledger.converted(List.of(touch("a", 3), touch("b", 2), touch("c", 1)), null, BigDecimal.ZERO);
            ledger.left(List.of("a", "dummy", "b"));
        }
        Map<String, Credit> credits = ledger.credits(model, ledger.chain().effects());
        assertThat(sumOfConversions(credits)).isEqualByComparingTo("7");
        // The chain knows no whole paths: from the dummy it goes on to b, which converts.
        if (model != Model.MARKOV) {
            assertThat(conversions(credits, "dummy")).isEqualByComparingTo("0");
        }
    }

    @Test
    void whatNothingLedToIsNobodysInEveryModel() {
        Ledger ledger = new Ledger();
        ledger.converted(List.of(), "GBP", new BigDecimal("12.50"));
        ledger.converted(List.of(touch("a", 1)), "GBP", new BigDecimal("7.50"));
        for (Model model : Model.values()) {
            Map<String, Credit> credits = ledger.credits(model, ledger.chain().effects());
            assertThat(conversions(credits, Ledger.NOBODY)).isEqualByComparingTo("1");
            assertThat(pounds(credits, Ledger.NOBODY)).isEqualByComparingTo("12.5");
            assertThat(conversions(credits, "a")).isEqualByComparingTo("1");
        }
    }

    @Test
    void thirdsOfAConversionStillMakeOne() {
        Ledger ledger = new Ledger();
        ledger.converted(List.of(touch("a", 3), touch("b", 2), touch("c", 1)), "GBP", new BigDecimal("0.01"));
        Map<String, Credit> credits =
                ledger.credits(Model.LINEAR, ledger.chain().effects());
        assertThat(conversions(credits, "a")).isEqualByComparingTo("0.333333334");
        assertThat(conversions(credits, "b")).isEqualByComparingTo("0.333333333");
        assertThat(conversions(credits, "c")).isEqualByComparingTo("0.333333333");
        assertThat(pounds(credits, "a")).isEqualByComparingTo("0.003334");
    }

    @Test
    void shapleyIsTheMeanOfWhatEveryOrderOfNamesAdds() {
        Random random = new Random(5);
        Ledger ledger = new Ledger();
        List<List<String>> converting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Touch> way = randomWay(random, 1 + random.nextInt(5), 6);
            converting.add(names(way));
            ledger.converted(way, null, BigDecimal.ZERO);
        }
        Map<String, Double> mean = Orders.meanGains(converting);
        Map<String, Credit> credits =
                ledger.credits(Model.SHAPLEY, ledger.chain().effects());
        mean.forEach((name, gain) ->
                assertThat(conversions(credits, name).doubleValue()).isEqualTo(gain, within(1e-8)));
        assertThat(credits).hasSameSizeAs(mean);
    }

    private static List<Touch> randomWay(Random random, int length, int names) {
        List<Touch> way = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            way.add(touch("n" + random.nextInt(names), length - i));
        }
        return way;
    }

    private static List<Touch> traded(List<Touch> way) {
        return way.stream()
                .map(touch -> switch (touch.name()) {
                    case "n0" -> new Touch("n1", touch.direct(), touch.ageMillis());
                    case "n1" -> new Touch("n0", touch.direct(), touch.ageMillis());
                    default -> touch;
                })
                .toList();
    }

    private static List<String> names(List<Touch> way) {
        return way.stream().map(Touch::name).collect(Collectors.toList());
    }

    private static Touch touch(String name, int days) {
        return new Touch(name, false, days * 86_400_000L);
    }

    private static BigDecimal conversions(Map<String, Credit> credits, String name) {
        Credit credit = credits.get(name);
        return credit == null ? BigDecimal.ZERO : credit.conversions();
    }

    private static BigDecimal pounds(Map<String, Credit> credits, String name) {
        Credit credit = credits.get(name);
        return credit == null ? BigDecimal.ZERO : credit.revenue().getOrDefault("GBP", BigDecimal.ZERO);
    }

    private static BigDecimal sumOfConversions(Map<String, Credit> credits) {
        return credits.values().stream().map(Credit::conversions).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Shapley's definition, by brute force. */
    private static final class Orders {

        static Map<String, Double> meanGains(List<List<String>> converting) {
            List<String> names = converting.stream()
                    .flatMap(List::stream)
                    .distinct()
                    .sorted()
                    .collect(Collectors.toList());
            Map<String, Double> sums = new java.util.TreeMap<>();
            int[] orders = {0};
            permute(names, 0, order -> {
                orders[0]++;
                List<String> there = new ArrayList<>();
                for (String name : order) {
                    double before = worth(there, converting);
                    there.add(name);
                    sums.merge(name, worth(there, converting) - before, Double::sum);
                }
            });
            sums.replaceAll((name, sum) -> sum / orders[0]);
            return sums;
        }

        private static double worth(List<String> coalition, List<List<String>> converting) {
            return converting.stream().filter(coalition::containsAll).count();
        }

        private static void permute(List<String> names, int from, java.util.function.Consumer<List<String>> use) {
            if (from == names.size()) {
                use.accept(names);
            }
            for (int i = from; i < names.size(); i++) {
                Collections.swap(names, from, i);
                permute(names, from + 1, use);
                Collections.swap(names, from, i);
            }
        }
    }
}
