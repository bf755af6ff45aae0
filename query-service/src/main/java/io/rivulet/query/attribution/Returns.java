package io.rivulet.query.attribution;

import io.rivulet.query.attribution.AttributionView.Credit;
import io.rivulet.query.attribution.AttributionView.Return;
import io.rivulet.query.attribution.credit.Ledger;
import io.rivulet.query.store.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what was spent with what came of it, each currency with itself. */
final class Returns {

    private static final int DIGITS = 4;

    private Returns() {}

    static Credit of(Ledger.Credit credit, Map<String, BigDecimal> cost) {
        List<Amount> acquisition = new ArrayList<>();
        List<Return> returns = new ArrayList<>();
        cost.forEach((currency, spent) -> {
            if (spent.signum() > 0) {
                if (credit.conversions().signum() > 0) {
                    acquisition.add(new Amount(
                            currency,
                            AttributionView.plain(spent.divide(credit.conversions(), DIGITS, RoundingMode.HALF_UP))));
                }
                BigDecimal earned = credit.revenue().getOrDefault(currency, BigDecimal.ZERO);
                returns.add(new Return(
                        currency,
                        earned.divide(spent, DIGITS, RoundingMode.HALF_UP).doubleValue(),
                        earned.subtract(spent)
                                .divide(spent, DIGITS, RoundingMode.HALF_UP)
                                .doubleValue()));
            }
        });
        return new Credit(
                AttributionView.plain(credit.conversions()),
                AttributionView.amounts(credit.revenue()),
                acquisition,
                returns);
    }
}
