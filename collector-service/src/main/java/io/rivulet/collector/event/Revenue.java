package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.collector.event.EventFields.Field;
import io.rivulet.collector.event.Reasons.Code;
import io.rivulet.schemas.avro.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event earned: {@code revenue} on any event; on one that sells or takes back also {@code total}, else
 * {@code value} with a {@code currency}, else {@code price} × {@code quantity}. A price on a product that was only
 * looked at earns nothing.
 */
final class Revenue {

    private static final int DECIMALS = 6;
    private static final int INTEGER_DIGITS = 12;
    // Long before its digits are written out: a text of ten characters can stand for gigabytes of them.
    private static final int MAX_CHARACTERS = 64;
    private static final int MAX_SCALE = 60;
    private static final Set<String> MONEY_BACK = Set.of("order_cancelled", "order_refunded");
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP", "$", "USD", "¥", "JPY");

    private final EventFields fields;
    private final Reasons reasons;

    private Revenue(EventFields fields, Reasons reasons) {
        this.fields = fields;
        this.reasons = reasons;
    }

    /**
     * The money, or null where there is none in it. Money back is negative however it was sent.
     *
     * @param sells whether the event is a conversion
     */
    static @Nullable Money read(EventFields fields, String eventName, boolean sells, Site site, Reasons reasons) {
        boolean back = MONEY_BACK.contains(eventName);
        var revenue = new Revenue(fields, reasons);
        BigDecimal amount = revenue.amount(sells || back);
        if (amount == null) {
            return null;
        }
        String currency = revenue.currency(site.currency());
        return currency == null ? null : new Money(back ? amount.abs().negate() : amount, currency);
    }

    private @Nullable BigDecimal amount(boolean moves) {
        Field revenue = fields.peek("revenue");
        if (revenue != null || !moves) {
            return revenue == null ? null : money(revenue);
        }
        Field total = fields.peek("total");
        if (total != null) {
            return money(total);
        }
        Field value = fields.peek("value");
        if (value != null && fields.peek("currency") != null) {
            return money(value);
        }
        Field price = fields.peek("price");
        return price == null ? null : times(money(price), fields.peek("quantity"));
    }

    private @Nullable BigDecimal times(@Nullable BigDecimal price, @Nullable Field quantity) {
        BigDecimal pieces = quantity == null ? BigDecimal.ONE : money(quantity);
        return price == null || pieces == null ? null : inRange(price.multiply(pieces), "/price");
    }

    private @Nullable BigDecimal money(Field field) {
        JsonNode value = field.value();
        if (value.isNumber() || value.isTextual()) {
            String text = value.asText().strip();
            try {
                return text.length() > MAX_CHARACTERS
                        ? refused(field.pointer())
                        : inRange(new BigDecimal(text), field.pointer());
            } catch (ArithmeticException | NumberFormatException e) {
                return refused(field.pointer());
            }
        }
        return refused(field.pointer());
    }

    private @Nullable BigDecimal inRange(BigDecimal amount, String pointer) {
        boolean absurd = amount.scale() > MAX_SCALE || amount.scale() < -MAX_SCALE;
        if (absurd || amount.precision() - amount.scale() > INTEGER_DIGITS) {
            return refused(pointer);
        }
        BigDecimal rounded = amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.precision() - rounded.scale() > INTEGER_DIGITS ? refused(pointer) : rounded;
    }

    private @Nullable BigDecimal refused(String pointer) {
        reasons.add(
                Code.INVALID_MONEY,
                pointer,
                "It must be a number, or a text that is one, with at most " + INTEGER_DIGITS
                        + " digits before the point and " + MAX_SCALE + " after it.");
        return null;
    }

    private @Nullable String currency(String siteCurrency) {
        Field sent = fields.peek("currency");
        if (sent == null) {
            return siteCurrency;
        }
        String code = sent.value().asText().strip().toUpperCase(Locale.ROOT);
        code = SIGNS.getOrDefault(code, code);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            reasons.add(Code.INVALID_MONEY, sent.pointer(), "It must be an ISO 4217 code such as EUR.");
            return null;
        }
    }
}
