package io.rivulet.collector.event;

import static io.rivulet.collector.ingest.Judging.aBrowser;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevenueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purchase|\"revenue\":19.99,\"currency\":\"eur\"|19.990000|EUR",
                "purchase|\"revenue\":\"19.99\"|19.990000|GBP",
                "purchase|\"revenue\":0.1,\"value\":7|0.100000|GBP",
                "purchase|\"value\":5,\"currency\":\"USD\"|5.000000|USD",
                "purchase|\"price\":\"0.1\",\"quantity\":3|0.300000|GBP",
                "purchase|\"price\":2|2.000000|GBP",
                "purchase|\"revenue\":1e3|1000.000000|GBP",
                "purchase|\"revenue\":-4|-4.000000|GBP",
                "purchase|\"revenue\":1.0000005|1.000000|GBP",
                "purchase|\"revenue\":999999999999.999999|999999999999.999999|GBP",
                "purchase|\"properties\":{\"revenue\":8,\"currency\":\"£\"}|8.000000|GBP",
                "Order Completed|\"total\":30|30.000000|GBP",
                "tip_given|\"revenue\":2|2.000000|GBP",
                "Order Cancelled|\"revenue\":12|-12.000000|GBP",
                "order_cancelled|\"revenue\":-12|-12.000000|GBP",
                "Order Refunded|\"value\":3,\"currency\":\"EUR\"|-3.000000|EUR"
            })
    void moneyIsReadExactly(String name, String fields, BigDecimal amount, String currency) {
        assertThat(aBrowser().sends(event(name, fields)).getRevenue()).isEqualTo(new Money(amount, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purchase|\"value\":5",
                "product_view|\"price\":5,\"quantity\":2",
                "product_view|\"value\":5,\"currency\":\"EUR\"",
                "quote_requested|\"value\":\"about 100\""
            })
    void whatIsOnlyLookedAtEarnsNothing(String name, String fields) {
        assertThat(aBrowser().sends(event(name, fields)).getRevenue()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"revenue\":\"a lot\"",
                "\"revenue\":true",
                "\"revenue\":1000000000000",
                "\"revenue\":1e200",
                "\"revenue\":1e999999999",
                "\"revenue\":999999999999.9999999",
                "\"revenue\":1,\"currency\":\"XXZ\"",
                "\"price\":1,\"quantity\":\"two\"",
                "\"price\":1000000,\"quantity\":1000000",
                "\"revenue\":\"1e-10000000\"",
                "\"revenue\":1e-10000000",
                "\"revenue\":\"1e-2147483647\"",
                "\"revenue\":\"1e2147483647\"",
                "\"revenue\":\"0e-2147483647\"",
                "\"revenue\":\"0e99999999\"",
                "\"revenue\":\"00000000000000000000000000000000000000000000000000000000000000001\"",
                "\"price\":1,\"quantity\":\"1e-10000000\"",
                "\"price\":\"1e-10000000\"",
                "\"total\":\"1e-10000000\"",
                "\"value\":\"1e-10000000\",\"currency\":\"EUR\""
            })
    @Timeout(10)
    void whatIsNoMoneyIsRefused(String fields) {
        assertThat(aBrowser().failsWith(event("purchase", fields)).getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("invalid_money"));
    }

    @Test
    void conversionsAreTheSitesOwn() {
        assertThat(aBrowser().sends(event("Order Completed", "\"revenue\":1")).getConversion())
                .isTrue();
        assertThat(aBrowser().sends(event("quote_requested", "\"revenue\":1")).getConversion())
                .isFalse();
        assertThat(aBrowser().sends(event("Order Cancelled", "\"revenue\":1")).getConversion())
                .isFalse();
    }

    @Test
    void aFormIsAGoalWhenItSaysSo() {
        UserEvent goal = aBrowser().sends(event("form_submitted", "\"properties\":{\"goal\":true}"));
        UserEvent other = aBrowser().sends(event("form_submitted", "\"properties\":{\"goal\":false}"));

        assertThat(goal.getConversion()).isTrue();
        assertThat(other.getConversion()).isFalse();
    }

    private static String event(String name, String fields) {
        return "{\"eventType\":\"" + name + "\",\"visitorId\":\"ada\"," + fields + "}";
    }
}
