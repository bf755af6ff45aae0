package io.rivulet.query.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL.
 *
 * @param text of this service's own making
 * @param values of its question marks, in their order: whatever an asker said is here and never in the text
 */
public record SqlText(String text, List<Object> values) {

    public SqlText {
        values = List.copyOf(values);
    }

    public static SqlText of(String text, Object... values) {
        return new SqlText(text, List.of(values));
    }

    public SqlText then(SqlText next) {
        return of(List.of(this, next), "");
    }

    public SqlText then(String next, Object... nextValues) {
        return then(of(next, nextValues));
    }

    /** As one operand. */
    public SqlText inBrackets() {
        return new SqlText("(" + text + ")", values);
    }

    /** One after the other. */
    public static SqlText of(List<SqlText> parts, String between) {
        List<Object> values = new ArrayList<>();
        parts.forEach(part -> values.addAll(part.values()));
        return new SqlText(parts.stream().map(SqlText::text).collect(Collectors.joining(between)), values);
    }
}
