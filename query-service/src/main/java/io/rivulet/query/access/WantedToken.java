package io.rivulet.query.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request for a token, for the API's description: the request is read leniently, to name what is wrong. */
record WantedToken(
        @Schema(required = true, minLength = 1, maxLength = 100, description = "Whose or what for")
        String name,

        @Schema(required = true) Role role,

        @Schema(description = "In the future; valid for ever when it is left out") @Nullable Instant expiresAt) {}
