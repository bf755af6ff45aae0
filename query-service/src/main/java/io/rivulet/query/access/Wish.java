package io.rivulet.query.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants to make, read and found in order.
 *
 * @param requestsPerMinute the service's limit where there is none
 * @param expiresAt never where there is none
 */
record Wish(
        String name,
        Grant grant,
        @Nullable Integer requestsPerMinute,
        @Nullable Instant expiresAt) {}
