package io.rivulet.query.audience;

import io.rivulet.query.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * People to be addressed for the same thing; one may be in several. The rules look at the newest profile ({@code p},
 * table {@code persons}) and the newest scores ({@code s}, table {@code scores}, which may not be there yet).
 */
public enum Audience {
    HIGH_INTENT_VISITORS(
            "More than three price checks, a booking begun, a lead score above 70, seen within 7 days",
            count("price_checked") + " > 3 AND " + count("booking_started")
                    + " > 0 AND coalesce(s.lead, 0) > 70 AND p.last_seen_at > now() - interval '7 days'"),
    PRICE_SENSITIVE(
            "More than twice the average of price checks, more than five comparisons, less than one conversion in ten "
                    + "visits",
            count("price_checked") + " > 2 * (SELECT avg(" + count("price_checked") + ") FROM persons p) AND "
                    + count("price_comparison") + " + " + count("service_comparison") + " + "
                    + count("product_compare") + " > 5 AND p.conversion_count < 0.1 * p.sessions"),
    ABANDONED_BOOKING_USERS("A booking begun and not completed in the last 7 days, and none completed since", """
            EXISTS (SELECT 1 FROM derived_events d
                     WHERE d.person_id = p.person_id AND d.event_name = 'booking_abandoned'
                       AND d.occurred_at > now() - interval '7 days'
                       AND NOT EXISTS (SELECT 1 FROM events e
                             WHERE e.person_id = p.person_id AND e.occurred_at > d.occurred_at
                               AND e.event_name IN ('booking_completed', 'service_booked')))"""),
    MOBILE_FIRST(
            "More than three visits, more than eight in ten of them by telephone",
            "p.sessions > 3 AND coalesce((p.profile->'deviceTypes'->>'mobile')::bigint, 0) > 0.8 * p.sessions"),
    TECHNICAL_SERVICE_INTEREST(
            "Interest in more than three services, one of them mainboard repair, data recovery or advanced diagnostics",
            "(SELECT count(*) FROM jsonb_object_keys(" + services() + ")) > 3 AND " + services()
                    + " ?? 'motherboard_repair' OR (SELECT count(*) FROM jsonb_object_keys(" + services()
                    + ")) > 3 AND (" + services() + " ?? 'data_recovery' OR " + services()
                    + " ?? 'advanced_diagnostics')"),
    SERVICE_SPECIFIC_RETARGETING(
            "Interest in a service for iPhones, and no service booked",
            "EXISTS (SELECT 1 FROM jsonb_object_keys(" + services() + ") service WHERE service ILIKE '%iphone%') AND "
                    + count("service_booked") + " <= 0"),
    CART_ABANDONERS(
            "Something put into a cart and nothing ever bought",
            count("add_to_cart") + " > 0 AND " + count("purchase") + " <= 0"),
    PRICE_CHECKERS_NO_BOOKING(
            "Prices checked and nothing booked",
            count("price_checked") + " > 0 AND " + count("booking_completed") + " + " + count("service_booked")
                    + " <= 0"),
    REPEAT_VISITORS_NO_CONVERSION(
            "More than one visit and no conversion", "p.sessions > 1 AND p.conversion_count <= 0");

    /** Without consent to marketing nobody is addressed: the word of the newest event counts. */
    private static final String CONSENT = """
            (SELECT bool_and(e.consent_marketing) FROM events e
              WHERE e.person_id = p.person_id AND e.occurred_at = p.last_seen_at)""";

    private final String description;
    private final String rule;

    Audience(String description, String rule) {
        this.description = description;
        this.rule = rule;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    /** A condition over {@code p} and {@code s}: consent to marketing is part of it. */
    public String condition() {
        return "(" + rule + ") AND " + CONSENT;
    }

    /**
     * The one of that name.
     *
     * @throws Refusal naming the field and what there is
     */
    public static Audience named(String field, String name) {
        return Arrays.stream(values())
                .filter(audience -> audience.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(field, field + " is one of " + names() + "."));
    }

    static String names() {
        return Arrays.stream(values()).map(Audience::wireName).collect(Collectors.joining(", "));
    }

    private static String count(String event) {
        return "coalesce((p.profile->'eventCounts'->>'" + event + "')::bigint, 0)";
    }

    private static String services() {
        return "coalesce(p.profile->'services', '{}'::jsonb)";
    }
}
