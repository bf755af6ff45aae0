package io.rivulet.collector.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventNamesTest {

    @ParameterizedTest
    @CsvSource({
        "pageview, page_view",
        "page_viewed, page_view",
        "page, page_view",
        "scroll_milestone, scroll_depth",
        "page_scrolled, scroll_depth",
        "session_started, session_start",
        "rage_click_detected, rage_click",
        "exit_intent_shown, exit_intent",
        "mouse_leave_viewport, exit_intent",
        "form_submitted, form_submit",
        "Price_Checked, price_checked",
        "pricing_viewed, price_checked",
        "QuoteRequested, quote_requested",
        "contact_viewed, contact_info_viewed",
        "Order Completed, purchase",
        "Product Viewed, product_view",
        "Product Added, add_to_cart",
        "Order Cancelled, order_cancelled",
        "Order Refunded, order_refunded",
        "search_performed, search_query",
        "element_click, click"
    })
    void aliasesHaveOneName(String sent, String canonical) {
        assertThat(EventNames.of(sent).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "page_view, PAGE_VIEW", "click, INTERACTION", "order_cancelled, INTERACTION", "heartbeat, PASSIVE",
        "page_exit, PASSIVE", "session_paused, PASSIVE", "idle_long, PASSIVE", "js_error, PASSIVE",
        "slow_page, PASSIVE", "whatever, INTERACTION"
    })
    void kindSaysHowMuchTheVisitorMeantIt(String name, EventKind kind) {
        assertThat(EventNames.of(name).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Screen Repaired!, screen_repaired",
        "myOwnEvent, my_own_event",
        "  -- , unnamed",
        "Größe geändert, größe_geändert",
        "HTTPError2Big, httperror2_big"
    })
    void unknownNamesAreCleaned(String sent, String cleaned) {
        assertThat(EventNames.of(sent).canonical()).isEqualTo(cleaned);
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        String cut = EventNames.of("𝒳".repeat(101)).canonical();

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(100);
    }
}
