package io.rivulet.query.segment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where a person belongs: the first that fits. The rules look at the newest profile ({@code p}, table {@code persons})
 * and the newest scores ({@code s}, table {@code scores}, which may not be there yet).
 */
public enum Segment {
    VIP(
            "At least three bookings, 500 or more in one currency, and an engagement of 70 or more",
            "Loyalty: early access, a person to talk to",
            """
            (coalesce((p.profile->'eventCounts'->>'booking_completed')::bigint, 0)
                + coalesce((p.profile->'eventCounts'->>'service_booked')::bigint, 0) >= 3
             AND coalesce(s.engagement, 0) >= 70
             AND EXISTS (SELECT 1 FROM jsonb_array_elements(
                     CASE WHEN jsonb_typeof(p.profile->'revenue') = 'array' THEN p.profile->'revenue' ELSE '[]' END) m
                   WHERE (m->>'amount')::numeric >= 500))"""),
    HIGH_INTENT("A lead score above 70", "Help to finish: call back, booking made short", "coalesce(s.lead, 0) > 70"),
    PRICE_SENSITIVE("More than three price checks or comparisons and no conversion", "Discounts and bundles", """
            (coalesce((p.profile->'eventCounts'->>'price_checked')::bigint, 0)
                + coalesce((p.profile->'eventCounts'->>'price_comparison')::bigint, 0)
                + coalesce((p.profile->'eventCounts'->>'service_comparison')::bigint, 0) > 3
             AND p.conversion_count <= 0)"""),
    BROWSER("Everybody else", "Retargeting", "true");

    private final String description;
    private final String strategy;
    private final String rule;

    Segment(String description, String strategy, String rule) {
        this.description = description;
        this.strategy = strategy;
        this.rule = rule;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    public String strategy() {
        return strategy;
    }

    /** An expression over {@code p} and {@code s} whose value is the segment's name on the wire. */
    public static String expression() {
        return Arrays.stream(values())
                .map(segment -> "WHEN " + segment.rule + " THEN '" + segment.wireName() + "'")
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }
}
