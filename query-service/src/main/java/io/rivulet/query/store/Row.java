package io.rivulet.query.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of an answer, read by column name. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) throws SQLException {
        return String.valueOf(rows.getString(column));
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public double decimal(String column) throws SQLException {
        return rows.getDouble(column);
    }

    public @Nullable Double decimalOrNull(String column) throws SQLException {
        double decimal = rows.getDouble(column);
        return rows.wasNull() ? null : decimal;
    }

    /** The texts of an array. */
    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }

    /** The texts of an array; none where there is no array. */
    public @Nullable List<String> textsOrNull(String column) throws SQLException {
        var array = rows.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }

    public @Nullable Integer wholeOrNull(String column) throws SQLException {
        int whole = rows.getInt(column);
        return rows.wasNull() ? null : whole;
    }

    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public @Nullable BigDecimal amount(String column) throws SQLException {
        BigDecimal amount = rows.getBigDecimal(column);
        return amount == null ? null : amount.stripTrailingZeros();
    }

    public Instant time(String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public LocalDate day(String column) throws SQLException {
        return rows.getObject(column, LocalDate.class);
    }

    public byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }
}
