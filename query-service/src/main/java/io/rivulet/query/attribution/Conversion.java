package io.rivulet.query.attribution;

import io.rivulet.query.store.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all this is about. Without money it has no currency. */
record Conversion(Instant at, @Nullable String currency, BigDecimal revenue) {

    static Conversion of(Row row) throws SQLException {
        BigDecimal revenue = row.amount("revenue");
        return new Conversion(
                row.time("occurred_at"),
                revenue == null ? null : row.text("currency"),
                Objects.requireNonNullElse(revenue, BigDecimal.ZERO));
    }
}
