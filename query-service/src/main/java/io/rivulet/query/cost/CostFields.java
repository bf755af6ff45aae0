package io.rivulet.query.cost;

import io.rivulet.query.problem.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one cost, whatever form it came in, and names what is wrong with it. */
final class CostFields {

    /** What a cost has, in the words of JSON and of a CSV's header. */
    static final List<String> NAMES = List.of("day", "channel", "source", "campaign", "currency", "amount");

    private static final int LONGEST = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private CostFields() {}

    /**
     * A cost.
     *
     * @param place as {@code costs[3]}: what a refusal begins its field's name with
     * @param fields none where one is missing
     * @throws Refusal naming the field and what is allowed
     */
    static Cost read(String place, Function<String, @Nullable String> fields) {
        Cost cost = new Cost(
                day(place, fields.apply("day")),
                text(place, "channel", fields),
                text(place, "source", fields),
                text(place, "campaign", fields),
                matching(place, "currency", fields.apply("currency"), CURRENCY, "three capital letters, as GBP"),
                new BigDecimal(matching(
                        place,
                        "amount",
                        fields.apply("amount"),
                        AMOUNT,
                        "a decimal of 0 or more with at most six " + "digits after the point, as 12.50")));
        if (cost.channel().isEmpty()
                && cost.source().isEmpty()
                && cost.campaign().isEmpty()) {
            throw Refusal.parameter(place + ".campaign", "A cost says at least one of channel, source and campaign.");
        }
        return cost;
    }

    private static LocalDate day(String place, @Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Refusal.parameter(place + ".day", "day is an ISO date, as 2026-03-02.");
        }
        throw Refusal.parameter(place + ".day", "day is one of the years 1970 to 9999.");
    }

    private static String text(String place, String name, Function<String, @Nullable String> fields) {
        String text = fields.apply(name);
        if (text == null) {
            return "";
        }
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refusal.parameter(place + "." + name, name + " has at most " + LONGEST + " characters.");
        }
        return text.strip();
    }

    private static String matching(String place, String name, @Nullable String text, Pattern form, String allowed) {
        if (text == null || !form.matcher(text.strip()).matches()) {
            throw Refusal.parameter(place + "." + name, name + " is " + allowed + ".");
        }
        return text.strip();
    }
}
