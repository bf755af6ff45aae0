package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept, also when it is good for nothing any more.
 *
 * @param revokedAt since when it is refused
 */
record KnownToken(Token token, Grant grant, @Nullable Instant revokedAt) {

    static KnownToken of(Row row) throws SQLException {
        List<String> scopes = row.textsOrNull("scopes");
        List<String> sites = row.textsOrNull("sites");
        var grant = new Grant(
                Role.valueOf(row.text("role")),
                // A scope that this version does not know reaches nothing.
                scopes == null
                        ? null
                        : scopes.stream()
                                .flatMap(name -> TokenScope.named(name).stream())
                                .toList(),
                sites == null ? null : new LinkedHashSet<>(sites));
        return new KnownToken(
                new Token(
                        row.text("id"),
                        row.text("name"),
                        grant.role(),
                        grant.reach(),
                        sites,
                        row.wholeOrNull("requests_per_minute"),
                        row.time("created_at"),
                        row.textOrNull("made_by"),
                        row.timeOrNull("expires_at"),
                        row.timeOrNull("last_used_at")),
                grant,
                row.timeOrNull("revoked_at"));
    }

    /** Why it is refused, if it is; only who has its secret is ever told. */
    Optional<Refusal> refusalAt(Instant time) {
        Instant expiresAt = token.expiresAt();
        if (revokedAt != null) {
            return Optional.of(Refusal.of(ProblemType.TOKEN_NEEDED, "The token was revoked at " + revokedAt + "."));
        }
        if (expiresAt != null && !time.isBefore(expiresAt)) {
            return Optional.of(Refusal.of(
                    ProblemType.TOKEN_NEEDED, "The token expired at " + expiresAt + ". An admin makes a new one."));
        }
        return Optional.empty();
    }

    Caller caller() {
        return new Caller(token.id(), token.name(), grant, token.expiresAt(), token.requestsPerMinute());
    }
}
