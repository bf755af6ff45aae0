package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ShopOrdersTest {

    private static final String HEADER = String.join(",", ShopOrders.COLUMNS);

    private final ShopOrders shop = new ShopOrders(HEADER);

    @Test
    void soldLineWasLookedAtPutIntoTheCartAndBought() {
        List<RecordedEvent> events = happened(
                "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom");

        assertThat(events)
                .extracting(RecordedEvent::id)
                .containsExactly("536365-1-product_view", "536365-1-add_to_cart", "536365-1-purchase");
        assertThat(events).extracting(e -> e.body().get("sequence").asLong()).isSorted();
        assertThat(events.get(2).body()).hasToString("""
                {"eventId":"536365-1-purchase","eventType":"purchase","timestamp":"2010-12-01T08:26:00Z",\
                "userId":"customer-17850","sequence":6,"pageUrl":"https://shop.example/products/85123A",\
                "country":"United Kingdom","properties":{"orderId":"536365","lineNumber":1,"productId":"85123A",\
                "productName":"WHITE HANGING HEART T-LIGHT HOLDER","quantity":6,"price":2.55,"currency":"GBP",\
                "revenue":"15.30"}}""");
    }

    @Test
    void cancelledLineIsOneEventThatTakesTheMoneyBack() {
        List<RecordedEvent> events = happened("C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom");

        assertThat(events).extracting(RecordedEvent::id).containsExactly("C536379-1-order_cancelled");
        assertThat(events.get(0).revenue()).isEqualByComparingTo("-27.5");
        assertThat(events.get(0).body().at("/properties/revenue").textValue()).isEqualTo("-27.5");
    }

    @Test
    void adjustmentThatTakesMoneyBackIsACancellationThoughItsQuantityIsPositive() {
        assertThat(happened("A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom"))
                .extracting(RecordedEvent::type)
                .containsExactly("order_cancelled");
    }

    @Test
    void writeOffIsACancellationThoughNoMoneyMoves() {
        List<RecordedEvent> events = happened("536589,21777,,-10,2010-12-01 16:50:00,0.0,,United Kingdom");

        assertThat(events).extracting(RecordedEvent::type).containsExactly("order_cancelled");
        assertThat(events.get(0).revenue()).isEqualByComparingTo("0");
        assertThat(events.get(0).body().at("/properties").has("productName")).isFalse();
    }

    @Test
    void giftIsAPurchaseThatEarnsNothing() {
        assertThat(happened("536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom"))
                .extracting(RecordedEvent::type)
                .containsExactly("product_view", "add_to_cart", "purchase");
    }

    @Test
    void unknownCustomerIsSomebodyNewWithEveryInvoice() {
        RecordedEvent event = happened("536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom")
                .get(0);

        assertThat(event.visitor()).isEqualTo("invoice-536414");
        assertThat(event.body().get("visitorId").textValue()).isEqualTo("invoice-536414");
        assertThat(event.body().has("userId")).isFalse();
    }

    @Test
    void quotesAndCommasBelongToTheDescription() {
        assertThat(happened(
                                "536477,22041,\"RECORD, FRAME 7\"\" SINGLE SIZE \",48,2010-12-01 12:27:00,2.1,16210.0,United Kingdom")
                        .get(0)
                        .body()
                        .at("/properties/productName")
                        .textValue())
                .isEqualTo("RECORD, FRAME 7\" SINGLE SIZE");
    }

    @Test
    void equalLinesAreTwoSales() throws IOException {
        assertThat(Recordings.events(Recordings.named("shop.csv")))
                .extracting(RecordedEvent::id)
                .contains("536409-1-purchase", "536409-2-purchase")
                .doesNotHaveDuplicates();
    }

    @Test
    void invoiceInterruptedByAnotherGoesOnCounting() throws IOException {
        assertThat(Recordings.events(Recordings.named("shop.csv")))
                .extracting(RecordedEvent::id)
                .containsSubsequence(
                        "542806-4-purchase",
                        "C542805-1-order_cancelled",
                        "C542805-2-order_cancelled",
                        "542806-5-purchase");
    }

    @Test
    void everyLineIsOneEventAboutMoneyAndTheseSumUpToTheFile() throws IOException {
        Path file = Recordings.named("shop.csv");
        BigDecimal plainly = Files.readAllLines(file).stream()
                .skip(1)
                // The only line with quotes, reduced to its fields.
                .map(line -> line.replaceAll("\".*\"", ""))
                .map(line -> line.split(",", -1))
                .map(fields -> new BigDecimal(fields[3]).multiply(new BigDecimal(fields[5])))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        List<BigDecimal> money = Recordings.events(file).stream()
                .map(RecordedEvent::revenue)
                .filter(Objects::nonNull)
                .toList();

        assertThat(money).hasSize(26);
        assertThat(money.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(plainly)
                .isEqualByComparingTo("344.67");
    }

    @Test
    void brokenLinesAreToldByWhatIsWrongWithThem() {
        assertThat(shop.read("536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0"))
                .isEqualTo(new Unreadable("7 fields, not 8"));
        assertThat(shop.read("536365,85123A,HOLDER,six,2010-12-01 08:26:00,2.55,17850.0,United Kingdom"))
                .isEqualTo(new Unreadable("the quantity or the unit price is no number"));
        assertThat(shop.read("536365,85123A,HOLDER,6,2010-13-01 08:26:00,2.55,17850.0,United Kingdom"))
                .isEqualTo(new Unreadable("the invoice date is none of the form 2010-12-01 08:26:00"));
        assertThat(shop.read("536365,85123A,\"HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void brokenLineTakesNoNumberFromItsNeighbours() {
        shop.read("536365,85123A,HOLDER,six,2010-12-01 08:26:00,2.55,17850.0,United Kingdom");

        assertThat(happened("536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom")
                        .get(2)
                        .id())
                .isEqualTo("536365-1-purchase");
    }

    @Test
    void movedEventIsAnotherEvent() {
        RecordedEvent event = happened("536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom")
                .get(2)
                .later(Duration.ofDays(1));

        assertThat(event.id()).isEqualTo("536365-1-purchase+86400s");
        assertThat(event.at()).isEqualTo(Instant.parse("2010-12-02T08:26:00Z"));
        assertThat(event.body().get("timestamp").textValue()).isEqualTo("2010-12-02T08:26:00Z");
        assertThat(event.body().get("eventId").textValue()).isEqualTo(event.id());
    }

    /** The whole recording, where RIVULET_SHOP_RECORDING says where it lies. */
    @Test
    @EnabledIfEnvironmentVariable(named = "RIVULET_SHOP_RECORDING", matches = ".+")
    void wholeRecordingSumsUpToThePenny() throws IOException {
        Recorded recorded = new Recorded();
        try (RecordingFile file = RecordingFile.open(Path.of(System.getenv("RIVULET_SHOP_RECORDING")))) {
            for (RecordingFile.Line line = file.next(); line != null; line = file.next()) {
                recorded.line(line);
                if (line.meaning() instanceof Happened happened) {
                    happened.events().forEach(recorded::event);
                }
            }
        }

        Recorded.Sums sums = recorded.sums();
        assertThat(sums.lines()).isEqualTo(334_054);
        assertThat(sums.unreadable()).isZero();
        assertThat(sums.count("purchase") + sums.count("order_cancelled")).isEqualTo(334_054);
        assertThat(sums.revenue()).isEqualByComparingTo("6013039.542");
    }

    private List<RecordedEvent> happened(String line) {
        return ((Happened) shop.read(line)).events();
    }
}
