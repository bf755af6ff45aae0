package io.rivulet.query.aggregate;

import io.rivulet.query.filter.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which order rows come, and which of them come behind a place: over the columns {@code o0, o1 …} of the order that is
 * asked for, and {@code d0, d1 …} of the dimensions, in which what is equal comes.
 */
final class RowOrder {

    private RowOrder() {}

    /** A column by which rows are ordered, and of what it is. */
    private record Key(String column, String type, boolean descending) {

        String ordered() {
            return column + (descending ? " DESC NULLS LAST" : " ASC NULLS FIRST");
        }

        SqlText equal(@Nullable String value) {
            return value == null ? SqlText.of(column + " IS NULL") : SqlText.of(column + " = ?::" + type, value);
        }

        /** Comes later: nothing is less than everything. */
        SqlText behind(@Nullable String value) {
            if (value == null) {
                return SqlText.of(descending ? "FALSE" : column + " IS NOT NULL");
            }
            return descending
                    ? SqlText.of("(" + column + " < ?::" + type + " OR " + column + " IS NULL)", value)
                    : SqlText.of(column + " > ?::" + type, value);
        }
    }

    /** The order; nothing for a single row. */
    static SqlText of(Question question) {
        String keys = keys(question).stream().map(Key::ordered).collect(Collectors.joining(", "));
        return SqlText.of(keys.isEmpty() ? "" : " ORDER BY " + keys);
    }

    /** The rows of the pages that are left; all of them where no place is named. */
    static SqlText behind(Question question) {
        Place place = question.after();
        if (place == null) {
            return SqlText.of("");
        }
        // Equal in the first keys, and later by the next one.
        List<SqlText> ways = new ArrayList<>();
        List<SqlText> equal = new ArrayList<>();
        List<Key> keys = keys(question);
        for (int i = 0; i < keys.size(); i++) {
            String value = place.values().get(i);
            List<SqlText> way = new ArrayList<>(equal);
            way.add(keys.get(i).behind(value));
            ways.add(SqlText.of(way, " AND ").inBrackets());
            equal.add(keys.get(i).equal(value));
        }
        return ways.isEmpty()
                ? SqlText.of(" WHERE FALSE")
                : SqlText.of(" WHERE ").then(SqlText.of(ways, " OR "));
    }

    private static List<Key> keys(Question question) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < question.orderBy().size(); i++) {
            Question.Order by = question.orderBy().get(i);
            keys.add(
                    by.metric()
                            ? new Key("o" + i, "numeric", by.descending())
                            : new Key("o" + i + " COLLATE \"C\"", "text", by.descending()));
        }
        for (int i = 0; i < question.dimensions().size(); i++) {
            keys.add(new Key("d" + i + " COLLATE \"C\"", "text", false));
        }
        return keys;
    }
}
