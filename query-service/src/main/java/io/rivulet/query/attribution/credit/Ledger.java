package io.rivulet.query.attribution.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes in one path after another and tells what each model credits to each name. */
public final class Ledger {

    /** To whom everything goes that nothing led to. No campaign is likely to be called so. */
    public static final String NOBODY = "(unattributed)";

    /** What conversions are counted in; the key of a currency is its code, which is never empty. */
    private static final String CONVERSIONS = "";

    private static final int CREDIT_SCALE = 9;
    private static final int MONEY_SCALE = 6;

    private final Map<Model, Map<String, Map<String, Sum>>> parts = new EnumMap<>(Model.class);
    private final Map<String, BigDecimal> totals = new TreeMap<>();
    private final Map<String, BigDecimal> nobodys = new TreeMap<>();
    private final Map<String, Long> touches = new TreeMap<>();
    private final MarkovChain chain = new MarkovChain();

    /**
     * What a model credits.
     *
     * @param conversions may be a fraction
     * @param revenue by currency
     */
    public record Credit(BigDecimal conversions, Map<String, BigDecimal> revenue) {}

    /** What has to be divided. */
    public record Total(long conversions, Map<String, BigDecimal> revenue) {}

    /** A conversion, the visits before it oldest first. */
    public void converted(List<Touch> path, @Nullable String currency, BigDecimal revenue) {
        totals.merge(CONVERSIONS, BigDecimal.ONE, BigDecimal::add);
        if (currency != null) {
            totals.merge(currency, revenue, BigDecimal::add);
        }
        if (path.isEmpty()) {
            nobodys.merge(CONVERSIONS, BigDecimal.ONE, BigDecimal::add);
            if (currency != null) {
                nobodys.merge(currency, revenue, BigDecimal::add);
            }
            return;
        }
        path.forEach(touch -> touches.merge(touch.name(), 1L, Long::sum));
        chain.add(path.stream().map(Touch::name).toList(), true);
        for (Model model : Model.values()) {
            model.rule().ifPresent(rule -> credit(model, path, rule.parts(path), currency, revenue.doubleValue()));
        }
    }

    /** Visits that led to nothing, at least one. */
    public void left(List<String> names) {
        chain.add(names, false);
    }

    public Total total() {
        Map<String, BigDecimal> revenue = new TreeMap<>(totals);
        revenue.remove(CONVERSIONS);
        return new Total(totals.getOrDefault(CONVERSIONS, BigDecimal.ZERO).longValueExact(), revenue);
    }

    /** How often each name was on a way to a conversion. */
    public Map<String, Long> touches() {
        return touches;
    }

    public MarkovChain chain() {
        return chain;
    }

    /** Every name's credit; over all names it adds up to the total, exactly. */
    public Map<String, Credit> credits(Model model, MarkovChain.Effects effects) {
        Map<String, Map<String, BigDecimal>> exact = new TreeMap<>();
        for (var total : totals.entrySet()) {
            String measure = total.getKey();
            BigDecimal lost = nobodys.getOrDefault(measure, BigDecimal.ZERO);
            BigDecimal divided = total.getValue().subtract(lost);
            Map<String, Double> raw = model == Model.MARKOV ? markov(effects, divided) : raw(model, measure);
            int scale = measure.equals(CONVERSIONS) ? CREDIT_SCALE : MONEY_SCALE;
            Apportionment.exactly(raw, divided.setScale(scale), scale)
                    .forEach((name, part) -> exact.computeIfAbsent(name, unknown -> new TreeMap<>())
                            .put(measure, part));
            if (lost.signum() != 0) {
                exact.computeIfAbsent(NOBODY, unknown -> new TreeMap<>()).put(measure, lost);
            }
        }
        Map<String, Credit> credits = new LinkedHashMap<>();
        exact.forEach((name, measures) -> {
            BigDecimal conversions = measures.remove(CONVERSIONS);
            credits.put(name, new Credit(conversions == null ? BigDecimal.ZERO : conversions, measures));
        });
        return credits;
    }

    /** Every name that was on a path, also on those that led to nothing: the chain may see a use in it. */
    public List<String> names() {
        List<String> names = new ArrayList<>(chain.names());
        if (!nobodys.isEmpty()) {
            names.add(NOBODY);
        }
        return names;
    }

    private static Map<String, Double> markov(MarkovChain.Effects effects, BigDecimal total) {
        Map<String, Double> raw = new TreeMap<>();
        effects.shares().forEach((name, share) -> raw.put(name, share * total.doubleValue()));
        return raw;
    }

    private Map<String, Double> raw(Model model, String measure) {
        Map<String, Double> raw = new TreeMap<>();
        parts.getOrDefault(model, Map.of()).forEach((name, sums) -> {
            Sum sum = sums.get(measure);
            if (sum != null) {
                raw.put(name, sum.value());
            }
        });
        return raw;
    }

    private void credit(Model model, List<Touch> path, double[] shares, @Nullable String currency, double revenue) {
        Map<String, Map<String, Sum>> ofModel = parts.computeIfAbsent(model, unknown -> new TreeMap<>());
        for (int i = 0; i < shares.length; i++) {
            Map<String, Sum> ofName = ofModel.computeIfAbsent(path.get(i).name(), unknown -> new TreeMap<>());
            ofName.computeIfAbsent(CONVERSIONS, unknown -> new Sum()).add(shares[i]);
            if (currency != null) {
                ofName.computeIfAbsent(currency, unknown -> new Sum()).add(shares[i] * revenue);
            }
        }
    }
}
