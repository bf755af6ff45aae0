package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, the newest first.
 *
 * @param nextCursor where it goes on; none at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(List<Line> entries, @Nullable String nextCursor) {

    /**
     * Who did what.
     *
     * @param actor the id of a token, or {@code oidc:} and the subject of a sign-in; none for strangers
     * @param address without the last 8 bits of IPv4, or the last 80 of IPv6
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Schema(description = "Grows, with gaps") String id,
            Instant at,
            @Nullable String actor,
            @Nullable String actorName,
            @Schema(implementation = Deed.class) String action,
            @Nullable String subject,
            @Nullable String detail,
            @Nullable String address,
            @Schema(implementation = Outcome.class) String outcome) {}
}
