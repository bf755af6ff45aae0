package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A line of an order.
 *
 * @param number its place among the lines of its invoice, from 1: what tells two equal lines apart
 * @param customer blank where the shop did not know
 */
record OrderLine(
        String invoice,
        int number,
        String productId,
        String productName,
        BigDecimal quantity,
        BigDecimal price,
        Instant at,
        String customer,
        String country) {

    /** Room for the events of one line, so that {@code sequence} orders an invoice whose lines share a minute. */
    private static final int EVENTS_A_LINE = 4;

    private static final Pattern WHOLE_WITH_DECIMALS = Pattern.compile("(\\d+)\\.0+");

    /** What the line is worth; negative where money goes back. */
    BigDecimal amount() {
        return quantity.multiply(price);
    }

    /** Whether goods or money go back: a cancellation, an adjustment, a write-off. */
    boolean takesBack() {
        return quantity.signum() < 0 || amount().signum() < 0;
    }

    /** A known customer is one visitor for ever; an unknown one is somebody new with every invoice. */
    String visitor() {
        return isAnonymous() ? "invoice-" + invoice : "customer-" + customerId();
    }

    String eventId(String type) {
        return invoice + "-" + number + "-" + type;
    }

    ObjectNode body(String type, int place) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("eventId", eventId(type))
                .put("eventType", type)
                .put("timestamp", at.toString())
                .put(isAnonymous() ? "visitorId" : "userId", visitor())
                .put("sequence", (long) number * EVENTS_A_LINE + place)
                .put("pageUrl", "https://shop.example/products/" + URLEncoder.encode(productId, StandardCharsets.UTF_8))
                .put("country", country);
        ObjectNode properties = body.putObject("properties")
                .put("orderId", invoice)
                .put("lineNumber", number)
                .put("productId", productId);
        if (!productName.isEmpty()) {
            properties.put("productName", productName);
        }
        properties.put("quantity", quantity).put("price", price).put("currency", "GBP");
        return body;
    }

    private boolean isAnonymous() {
        return customer.isBlank();
    }

    /** The data set writes whole numbers as 17850.0. */
    private String customerId() {
        var whole = WHOLE_WITH_DECIMALS.matcher(customer);
        return whole.matches() ? whole.group(1) : customer;
    }
}
