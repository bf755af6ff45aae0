package io.rivulet.query.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request for a token, for the API's description: the request is read leniently, to name what is wrong. */
record WantedToken(
        @Schema(required = true, minLength = 1, maxLength = 100, description = "Whose or what for")
        String name,

        @Schema(required = true, description = "How far it may reach at most")
        Role role,

        @Schema(
                minItems = 1,
                description = "What it reaches, of what its role and its maker may do; all of that when it is left out")
        @Nullable List<TokenScope> scopes,

        @Schema(
                minItems = 1,
                maxItems = 1000,
                description =
                        "The only sites that it sees; all that its maker sees when it is left out. Such a token "
                                + "sees nobody who was on another site too, and never has define, operate, tokens, audit or maintain.")
        @Nullable List<String> sites,

        @Schema(
                minimum = "1",
                maximum = "1000000",
                description = "On each instance of the service; the service's own limit when it is left out")
        @Nullable Integer requestsPerMinute,

        @Schema(description = "In the future; as its maker's, or valid for ever, when it is left out") @Nullable Instant expiresAt) {}
