package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API token, without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Token(
        String id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    static Token of(Row row) throws SQLException {
        return new Token(
                row.text("id"),
                row.text("name"),
                Role.valueOf(row.text("role")),
                row.time("created_at"),
                row.timeOrNull("expires_at"));
    }

    boolean isValidAt(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt);
    }
}
