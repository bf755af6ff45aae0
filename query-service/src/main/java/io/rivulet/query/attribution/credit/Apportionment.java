package io.rivulet.query.attribution.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rounds parts so that they still add up: largest remainders first (Hamilton's method of apportionment). */
final class Apportionment {

    private Apportionment() {}

    /**
     * The parts as decimals whose sum is the total, exactly. Who had nothing gets nothing.
     *
     * @param parts add up to the total, as far as doubles can
     * @param scale digits after the point, at least those of the total
     */
    static <K extends Comparable<K>> Map<K, BigDecimal> exactly(Map<K, Double> parts, BigDecimal total, int scale) {
        Map<K, BigDecimal> rounded = new LinkedHashMap<>();
        parts.forEach((name, part) -> rounded.put(name, new BigDecimal(part).setScale(scale, RoundingMode.FLOOR)));
        List<K> byRemainder = parts.keySet().stream()
                .filter(name -> parts.getOrDefault(name, 0.0) != 0)
                .sorted(Comparator.<K, BigDecimal>comparing(name -> remainder(parts, rounded, name))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (byRemainder.isEmpty()) {
            return rounded;
        }
        BigInteger units = total.subtract(rounded.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(scale)
                .toBigIntegerExact();
        BigInteger count = BigInteger.valueOf(byRemainder.size());
        // Floor division: what is left over is never negative, whatever doubles made of the sum.
        BigInteger[] division = {units.subtract(units.mod(count)).divide(count), units.mod(count)};
        for (int i = 0; i < byRemainder.size(); i++) {
            BigInteger more = i < division[1].intValueExact() ? division[0].add(BigInteger.ONE) : division[0];
            rounded.merge(byRemainder.get(i), new BigDecimal(more, scale), BigDecimal::add);
        }
        return rounded;
    }

    private static <K> BigDecimal remainder(Map<K, Double> parts, Map<K, BigDecimal> rounded, K name) {
        return new BigDecimal(parts.getOrDefault(name, 0.0)).subtract(rounded.getOrDefault(name, BigDecimal.ZERO));
    }
}
