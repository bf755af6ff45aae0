package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.rivulet.deploy.local.replay.LineMeaning.Happened;
import io.rivulet.deploy.local.replay.LineMeaning.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/**
 * The order lines of a web shop, as in the UCI data set “Online Retail”. A sold line is a product that was looked at, put
 * into the cart and bought; a line that takes goods or money back is one cancellation. Each line is exactly one event
 * about money, and these sum up to quantity × unit price over the file, to the penny.
 */
final class ShopOrders implements Recording {

    static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final ObjectReader CSV =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[][].class);

    private final List<String> header;
    private final Ordinals linesOfInvoice = new Ordinals();

    ShopOrders(String header) {
        this.header = Arrays.asList(header.split(",", -1));
    }

    static boolean isHeader(String line) {
        return Arrays.asList(line.split(",", -1)).containsAll(COLUMNS);
    }

    @Override
    public String kind() {
        return "order lines of a shop";
    }

    @Override
    public LineMeaning read(String line) {
        String[] fields;
        try {
            String[][] rows = CSV.readValue(line);
            if (rows.length != 1 || rows[0].length != header.size()) {
                return new Unreadable((rows.length == 0 ? 0 : rows[0].length) + " fields, not " + header.size());
            }
            fields = rows[0];
        } catch (IOException e) {
            return new Unreadable("not a line of CSV");
        }
        try {
            return new Happened(events(order(fields)));
        } catch (NumberFormatException e) {
            return new Unreadable("the quantity or the unit price is no number");
        } catch (DateTimeException e) {
            return new Unreadable("the invoice date is none of the form 2010-12-01 08:26:00");
        }
    }

    private OrderLine order(String[] fields) {
        String invoice = field(fields, "InvoiceNo");
        BigDecimal quantity = new BigDecimal(field(fields, "Quantity"));
        BigDecimal price = new BigDecimal(field(fields, "UnitPrice"));
        // The recording names no time zone: its clock is taken for UTC.
        LocalDateTime at = LocalDateTime.parse(field(fields, "InvoiceDate"), MINUTE);
        // Only a line that can be read gets a number, so that mending a broken one is not mistaken for a change of
        // others.
        return new OrderLine(
                invoice,
                linesOfInvoice.next(invoice),
                field(fields, "StockCode"),
                field(fields, "Description").strip(),
                quantity,
                price,
                at.toInstant(ZoneOffset.UTC),
                field(fields, "CustomerID"),
                field(fields, "Country"));
    }

    private String field(String[] fields, String column) {
        return fields[header.indexOf(column)];
    }

    private static List<RecordedEvent> events(OrderLine line) {
        if (line.takesBack()) {
            return List.of(money(line, "order_cancelled", 0));
        }
        return List.of(
                event(line, "product_view", line.body("product_view", 0)),
                event(line, "add_to_cart", line.body("add_to_cart", 1)),
                money(line, "purchase", 2));
    }

    private static RecordedEvent money(OrderLine line, String type, int place) {
        ObjectNode body = line.body(type, place);
        ((ObjectNode) body.get("properties")).put("revenue", line.amount().toPlainString());
        return new RecordedEvent(line.eventId(type), line.visitor(), type, line.at(), line.amount(), body);
    }

    private static RecordedEvent event(OrderLine line, String type, ObjectNode body) {
        return new RecordedEvent(line.eventId(type), line.visitor(), type, line.at(), null, body);
    }
}
