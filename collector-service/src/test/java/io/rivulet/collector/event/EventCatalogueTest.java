package io.rivulet.collector.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCatalogueTest {

    private static final Path PAGE = Path.of("EVENTS.md");

    private record Entry(
            String name,
            String kind,
            String aliases,
            String segment,
            String postHog,
            String snowplow,
            String meaning,
            String properties) {

        static Entry of(String line) {
            String[] c = line.split("\t", -1);
            assertThat(c).as(line).hasSize(8);
            return new Entry(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
        }

        String row() {
            return Stream.of(name, aliases, segment, postHog, snowplow)
                            .map(EventCatalogueTest::code)
                            .collect(Collectors.joining(" | ", "| ", " | "))
                    + meaning + " | " + code(properties) + " |";
        }
    }

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = page(entries());
        if (Boolean.getBoolean("rivulet.regenerate")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("Run the test with -Drivulet.regenerate=true to write it anew")
                .isEqualTo(page);
    }

    @Test
    void everyEntryHasAMeaningThatIsASentence() throws IOException {
        assertThat(entries()).allSatisfy(entry -> assertThat(entry.meaning()).matches("[A-Z].{10,110}\\."));
    }

    @Test
    void noNameComesTwice() throws IOException {
        assertThat(entries()).extracting(Entry::name).doesNotHaveDuplicates();
    }

    /** Every name of the documents that the product was built from. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "session_started session_start session_end page_view page_viewed pageview page_exit scroll_milestone",
                "page_scrolled scroll_depth rage_click rage_click_detected element_click cta_click click hover focus blur",
                "form_field_focus form_submitted form_submit form_started form_start form_abandon form_interaction",
                "exit_intent exit_intent_detected exit_intent_shown mouse_leave_viewport page_performance slow_page",
                "api_response_time error_occurred js_error api_error heartbeat idle_start idle_end pricing_viewed",
                "price_checked Price_Checked price_comparison price_checked_multiple_times service_comparison",
                "comparison_made service_viewed service_booked service_completed availability_checked contact_viewed",
                "contact_info_viewed contact_info_submitted quote_requested QuoteRequested booking_started",
                "booking_step_completed booking_abandoned booking_completed search_performed search_query search_filter",
                "search_sort zero_results filter_applied review_read high_engagement_no_conversion funnel_step",
                "funnel_abandoned customer_inactive support_ticket negative_feedback product_view product_hover",
                "product_click product_compare product_wishlist affiliate_click affiliate_hover copied_coupon",
                "shared_product conversion purchase"
            })
    void everyNameThatIsRequiredIsKnown(String names) throws IOException {
        assertKnown(names.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Products Searched,Product List Viewed,Product List Filtered,Promotion Viewed,Promotion Clicked",
                "Product Clicked,Product Viewed,Product Added,Product Removed,Cart Viewed,Checkout Started",
                "Checkout Step Viewed,Checkout Step Completed,Payment Info Entered,Order Updated,Order Completed",
                "Order Refunded,Order Cancelled,Coupon Entered,Coupon Applied,Coupon Denied,Coupon Removed",
                "Product Added to Wishlist,Product Removed from Wishlist,Wishlist Product Added to Cart",
                "Product Shared,Cart Shared,Product Reviewed"
            })
    void everyNameOfSegmentsShopsIsKnown(String names) throws IOException {
        assertKnown(names.split(",", -1));
    }

    private static void assertKnown(String... names) throws IOException {
        List<String> canonical = entries().stream().map(Entry::name).toList();
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(canonical).contains(EventNames.of(name).canonical()));
    }

    private static String page(List<Entry> entries) {
        StringBuilder page = new StringBuilder("""
                # Events

                Every event that has a name of its own here, made from
                [`event-names.tsv`](src/main/resources/io/rivulet/collector/event/event-names.tsv). All other names are custom
                events: accepted, and cleaned into `snake_case`. Names are compared by letters and digits only; each of the
                names in a row may be used in every dialect. Properties are those worth sending; any others are kept as well.
                """);
        section(page, entries, "PAGE_VIEW", "Page views");
        section(page, entries, "INTERACTION", "Interactions: the visitor, or somebody for them, did it");
        section(page, entries, "PASSIVE", "Passive: it happened to the visitor");
        return page.toString();
    }

    private static void section(StringBuilder page, List<Entry> entries, String kind, String title) {
        page.append("\n## ").append(title).append("\n\n");
        page.append("| name | also | Segment | PostHog | Snowplow | meaning | properties |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .forEach(entry -> page.append(entry.row()).append('\n'));
    }

    private static String code(String names) {
        return names.isEmpty()
                ? ""
                : Stream.of(names.split(", ?", -1))
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "));
    }

    private static List<Entry> entries() throws IOException {
        try (InputStream table = Objects.requireNonNull(EventNames.class.getResourceAsStream("event-names.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Entry::of)
                    .toList();
        }
    }
}
