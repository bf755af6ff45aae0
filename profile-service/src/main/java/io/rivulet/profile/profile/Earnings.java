package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Money in several currencies: one sum each, ordered by currency, none of zero. */
final class Earnings {

    private Earnings() {}

    /** Nothing for no money. */
    static List<Money> of(@Nullable Money money) {
        return money == null || money.getAmount().signum() == 0 ? List.of() : List.of(money);
    }

    static List<Money> sum(List<Money> one, List<Money> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var byCurrency = new TreeMap<String, BigDecimal>();
        one.forEach(money -> byCurrency.put(money.getCurrency(), money.getAmount()));
        other.forEach(money -> byCurrency.merge(money.getCurrency(), money.getAmount(), BigDecimal::add));
        return byCurrency.entrySet().stream()
                .filter(sum -> sum.getValue().signum() != 0)
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
