package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its secret.
 *
 * @param scopes all that it reaches
 * @param sites the only ones that it sees; all where there are none
 * @param requestsPerMinute its own limit; the service's where there is none
 * @param madeBy the id of the token with which it was made
 * @param lastUsedAt to within some seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Token(
        String id,
        String name,
        Role role,
        List<TokenScope> scopes,
        @Nullable List<String> sites,
        @Nullable Integer requestsPerMinute,
        Instant createdAt,
        @Nullable String madeBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
