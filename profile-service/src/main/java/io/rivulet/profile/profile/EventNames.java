package io.rivulet.profile.profile;

import java.util.Comparator;
import java.util.Set;

/** Which names of events are kept where there are too many: senders may invent as many as they like. */
final class EventNames {

    /** What features and scores are made of. */
    private static final Set<String> NEEDED = Set.of(
            "page_view",
            "product_view",
            "price_checked",
            "price_comparison",
            "service_comparison",
            "product_compare",
            "quote_requested",
            "form_start",
            "form_submit",
            "contact_info_viewed",
            "contact_info_submitted",
            "service_viewed",
            "availability_checked",
            "booking_started",
            "booking_completed",
            "service_booked",
            "service_completed",
            "add_to_cart",
            "remove_from_cart",
            "checkout_started",
            "purchase",
            "order_cancelled",
            "order_refunded",
            "support_ticket",
            "negative_feedback",
            "review_read");

    static final Comparator<String> NEEDED_FIRST =
            Comparator.comparing((String name) -> !NEEDED.contains(name)).thenComparing(Comparator.naturalOrder());

    private EventNames() {}
}
