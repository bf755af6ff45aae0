package io.rivulet.collector.enrich.device;

import java.util.HashSet;
import java.util.Set;

/**
 * The texts of which one must occur wherever a regular expression matches, in lower case. {@code (Foo|Ba[rR])/\d+} can
 * match nothing without {@code foo} or {@code bar}: whoever looks for these first need not try it on most texts.
 */
final class RequiredLiterals {

    private static final int SHORTEST = 2;
    private static final int MOST = 1000;

    private final String regex;
    private int at;

    private RequiredLiterals(String regex) {
        this.regex = regex;
    }

    /** None where no such texts can be named, so that the expression must be tried on every text. */
    static Set<String> of(String regex) {
        return new RequiredLiterals(regex).alternatives();
    }

    /** In ASCII only, as regular expressions do it. */
    static char folded(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Every branch needs one of its own; a branch that needs nothing makes all of them needless. */
    private Set<String> alternatives() {
        Set<String> all = new HashSet<>(sequence());
        boolean needless = all.isEmpty();
        while (isAt('|')) {
            at++;
            Set<String> branch = sequence();
            needless |= branch.isEmpty();
            all.addAll(branch);
        }
        return needless || all.size() > MOST ? Set.of() : all;
    }

    private Set<String> sequence() {
        Set<String> best = Set.of();
        var run = new StringBuilder();
        while (at < regex.length() && !isAt('|') && !isAt(')')) {
            Set<String> group = Set.of();
            int literal = -1;
            if (isAt('(')) {
                group = group();
            } else {
                literal = single();
            }
            int start = at;
            boolean needed = quantifier();
            if (literal >= 0 && needed) {
                run.append((char) literal);
            }
            if (literal < 0 || !needed || at > start) {
                best = better(best, Set.of(run.toString()));
                run.setLength(0);
            }
            best = needed ? better(best, group) : best;
        }
        return better(best, Set.of(run.toString()));
    }

    private Set<String> group() {
        at++;
        boolean counts = true;
        if (isAt('?')) {
            // Of the forms with a question mark only (?:…) stands for what it holds.
            counts = regex.startsWith("?:", at);
            at = counts ? at + 2 : afterPrefix();
        }
        Set<String> inside = alternatives();
        at++;
        return counts ? inside : Set.of();
    }

    private int afterPrefix() {
        int end = at + 1;
        while (end < regex.length() && "=!<>-:".indexOf(regex.charAt(end)) < 0 && regex.charAt(end) != ')') {
            end++;
        }
        return end < regex.length() && regex.charAt(end) != ')' ? end + 1 : end;
    }

    /** The one character that stands here, folded; negative where it may be one of several, or none. */
    private int single() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '.', '^', '$' -> -1;
            case '[' -> characterClass();
            case '\\' -> escaped();
            default -> plain(c);
        };
    }

    private int escaped() {
        char c = regex.charAt(at++);
        return Character.isLetterOrDigit(c) ? -1 : plain(c);
    }

    private int characterClass() {
        int only = -1;
        boolean several = isAt('^');
        boolean first = true;
        while (first || !isAt(']')) {
            first = false;
            char c = regex.charAt(at++);
            several |= c == '-' || c == '[' || c == '&';
            int one = c == '\\' ? escaped() : plain(c);
            several |= one < 0 || (only >= 0 && one != only);
            only = one;
        }
        at++;
        return several ? -1 : only;
    }

    private static int plain(char c) {
        return c < 128 ? folded(c) : -1;
    }

    /** Steps over a quantifier; whether what it counts must be there at least once. */
    private boolean quantifier() {
        if (at >= regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
            return true;
        }
        char c = regex.charAt(at++);
        boolean needed = c == '+' || (c == '{' && regex.charAt(at) != '0');
        while (c == '{' && regex.charAt(at - 1) != '}') {
            at++;
        }
        if (isAt('?') || isAt('+')) {
            at++;
        }
        return needed;
    }

    /** Long texts are rarer than short ones. */
    private static Set<String> better(Set<String> one, Set<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(Set<String> literals) {
        int shortest = literals.stream().mapToInt(String::length).min().orElse(0);
        return shortest < SHORTEST ? 0 : shortest;
    }

    private boolean isAt(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }
}
