package io.rivulet.query.access;

import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers who did what. */
@Tag(name = "Tokens")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/audit")
@Needs(TokenScope.AUDIT)
@Audited(Deed.AUDIT_READ)
@Blocking
class AuditResource {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final AuditQuery query;

    AuditResource(AuditQuery query) {
        this.query = query;
    }

    @Operation(
            summary = "Who did what, the newest first",
            description =
                    "Tokens made, revoked and refused; people looked at and listed; exports; definitions and costs "
                            + "that were changed. An entry is written before anything is answered or changed. Refusals, and what "
                            + "somebody looks at again, are told once a minute.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(AuditView.class)
    @GET
    public AuditView audit(
            @Parameter(description = "Only of one kind", schema = @Schema(implementation = Deed.class))
                    @RestQuery
                    @Nullable String action,
            @Parameter(description = "Only what came to this", schema = @Schema(implementation = Outcome.class))
                    @RestQuery
                    @Nullable String outcome,
            @Parameter(description = "Only of one token or sign-in, by its id") @RestQuery @Nullable String actor,
            @Parameter(description = "Only what was done to this id, name or path") @RestQuery @Nullable String subject,
            @Parameter(
                            description = "From this moment on",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @RestQuery
                    @Nullable String from,
            @Parameter(
                            description = "Before this moment",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @RestQuery
                    @Nullable String to,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(
                            description = "How many",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @RestQuery
                    @Nullable String limit) {
        return query.of(
                new AuditQuery.Wanted(
                        oneOf("action", action, Deed.values(), Deed::wireName),
                        oneOf("outcome", outcome, Outcome.values(), Outcome::wireName),
                        blank(actor) ? null : actor,
                        blank(subject) ? null : subject,
                        time("from", from),
                        time("to", to)),
                Cursor.parse(cursor, AuditQuery.KIND, 3),
                Parameters.whole("limit", limit, USUAL, 1, MOST));
    }

    private static <E> @Nullable E oneOf(String field, @Nullable String text, E[] choices, Function<E, String> name) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(choices)
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        field,
                        field + " is one of " + Arrays.stream(choices).map(name).collect(Collectors.joining(", "))
                                + "."));
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.parameter(field, field + " is a time in ISO-8601, as 2027-01-01T00:00:00Z.");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
