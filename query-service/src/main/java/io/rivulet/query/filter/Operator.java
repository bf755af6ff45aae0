package io.rivulet.query.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a value is compared with the wanted ones: it passes when one of them fits; with {@code _not}, when none does. */
public enum Operator {
    /** It is one of them. */
    IS,
    /** One of them is part of it. */
    CONTAINS,
    /** One of them, a regular expression, is found in it. */
    MATCHES,
    /** One of them is all of it, where {@code *} stands for anything without a slash and {@code **} for anything. */
    MATCHES_WILDCARD;

    private static final String NOT = "_not";

    /** An operator, and whether it is turned round. */
    record Turned(Operator operator, boolean not) {}

    static Optional<Turned> read(String word) {
        boolean not = word.endsWith(NOT);
        String plain = not ? word.substring(0, word.length() - NOT.length()) : word;
        return Arrays.stream(values())
                .filter(operator -> Words.of(operator).equals(plain))
                .findFirst()
                .map(operator -> new Turned(operator, not));
    }

    static String allowed() {
        return Arrays.stream(values())
                .map(operator -> Words.of(operator) + ", " + Words.of(operator) + NOT)
                .collect(Collectors.joining(", "));
    }

    /** Whether one of the values fits an expression. */
    SqlText fits(SqlText expression, List<String> values, boolean caseSensitive) {
        SqlText subject = caseSensitive
                ? expression
                : SqlText.of("lower(").then(expression).then(")");
        List<String> wanted = values.stream()
                .map(value -> caseSensitive || this == MATCHES ? value : value.toLowerCase(Locale.ROOT))
                .toList();
        return switch (this) {
            case IS -> subject.then(" = ANY (?)", wanted);
            case CONTAINS ->
                subject.then(
                        " LIKE ANY (?)",
                        wanted.stream()
                                .map(text -> "%" + likeLiteral(text) + "%")
                                .toList());
            case MATCHES -> expression.then(caseSensitive ? " ~ ANY (?)" : " ~* ANY (?)", wanted);
            case MATCHES_WILDCARD ->
                subject.then(
                        " ~ ANY (?)", wanted.stream().map(Operator::wildcard).toList());
        };
    }

    private static String likeLiteral(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String wildcard(String text) {
        StringBuilder expression = new StringBuilder("^");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '*';
                expression.append(twice ? ".*" : "[^/]*");
                i += twice ? 1 : 0;
            } else {
                if (!Character.isLetterOrDigit(c)) {
                    expression.append('\\');
                }
                expression.append(c);
            }
        }
        return expression.append('$').toString();
    }
}
