package io.rivulet.collector.enrich.device;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * uap-core's rules for names and versions. A rule is a regular expression, whose groups are the name and the numbers of
 * the version, and texts to take in their place, in which {@code $1} to {@code $9} stand for groups.
 */
final class NamingRules {

    private static final int NUMBERS = 3;
    // Words of the rules for what they don't know.
    private static final String OTHER = "Other";

    private final List<ListFile.Line> rules;
    private final PatternIndex index;

    private NamingRules(List<ListFile.Line> rules) {
        this.rules = rules;
        this.index = new PatternIndex(rules.stream().map(rule -> rule.needed(0)).toList());
    }

    /** The rules of these lists: the first that matches counts. */
    static NamingRules of(String... lists) {
        List<ListFile.Line> rules = new ArrayList<>();
        for (String list : lists) {
            rules.addAll(ListFile.read(NamingRules.class, list));
        }
        return new NamingRules(rules);
    }

    /** What the user agent says it is; null where no rule knows it. */
    @Nullable VersionedName in(String userAgent) {
        PatternIndex.Hit hit = index.firstIn(userAgent);
        if (hit == null) {
            return null;
        }
        ListFile.Line rule = rules.get(hit.index());
        String name = part(rule.cell(1), hit.match(), 1);
        return name == null || name.equals(OTHER) ? null : new VersionedName(name, version(rule, hit.match()));
    }

    private static @Nullable String version(ListFile.Line rule, Matcher match) {
        var version = new StringJoiner(".");
        for (int number = 0; number < NUMBERS; number++) {
            String part = part(rule.cell(2 + number), match, 2 + number);
            if (part == null) {
                break;
            }
            version.add(part);
        }
        return version.length() == 0 ? null : version.toString();
    }

    private static @Nullable String part(@Nullable String text, Matcher match, int group) {
        String part = text == null ? group(match, group) : replaced(text, match);
        return part == null || part.isBlank() ? null : part.strip();
    }

    private static String replaced(String text, Matcher match) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var replaced = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean reference = text.charAt(i) == '$' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
            String group = reference ? group(match, text.charAt(++i) - '0') : String.valueOf(text.charAt(i));
            replaced.append(group == null ? "" : group);
        }
        return replaced.toString();
    }

    private static @Nullable String group(Matcher match, int group) {
        return group <= match.groupCount() ? match.group(group) : null;
    }
}
