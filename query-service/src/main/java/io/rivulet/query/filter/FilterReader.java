package io.rivulet.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads filters as Plausible writes them, so many and so deep at most. */
public final class FilterReader {

    private static final int DEEPEST = 8;
    private static final int MOST_FILTERS = 100;
    private static final int MOST_VALUES = 500;
    private static final int MOST_SEGMENTS = 20;
    private static final int LONGEST_EXPRESSION = 200;
    private static final String ALLOWED =
            "[operator, dimension, [values…], {\"case_sensitive\": false}?] with an operator of " + Operator.allowed()
                    + "; [\"and\", [filters…]], [\"or\", [filters…]], [\"not\", filter], [\"has_done\", filter] or "
                    + "[\"has_not_done\", filter]; [\"is\" or \"is_not\", \"segment\" or \"audience\", [names…]].";

    private int filters;

    private FilterReader() {}

    /**
     * All filters of a list together.
     *
     * @throws Refusal naming the place and what is allowed
     */
    public static Filter.And read(Asked asked) {
        var reader = new FilterReader();
        return reader.all(asked, 1);
    }

    /**
     * The filters of a segment that is to be kept: in a question they stand one deeper.
     *
     * @throws Refusal naming the place and what is allowed
     */
    public static Filter.And ofSegment(Asked asked) {
        return new FilterReader().all(asked, 2);
    }

    private Filter.And all(Asked asked, int depth) {
        return new Filter.And(
                asked.items(MOST_FILTERS).stream().map(item -> one(item, depth)).toList());
    }

    private Filter one(Asked asked, int depth) {
        if (!asked.isList() || asked.json().size() < 2) {
            throw asked.refused("A filter: " + ALLOWED);
        }
        filters++;
        if (filters > MOST_FILTERS || depth > DEEPEST) {
            throw asked.refused("At most " + MOST_FILTERS + " filters, at most " + DEEPEST + " deep.");
        }
        Asked second = asked.at(1);
        String word = asked.at(0).json().asText();
        return switch (word) {
            case "and" -> exactly(2, asked, new Filter.And(parts(second, depth)));
            case "or" -> exactly(2, asked, new Filter.Or(parts(second, depth)));
            case "not" -> exactly(2, asked, new Filter.Not(one(second, depth + 1)));
            case "has_done" -> exactly(2, asked, new Filter.HasDone(innermost(second, depth)));
            case "has_not_done" -> exactly(2, asked, new Filter.Not(new Filter.HasDone(innermost(second, depth))));
            default -> compared(asked, word, depth);
        };
    }

    private static <T> T exactly(int items, Asked asked, T read) {
        if (asked.json().size() != items) {
            throw asked.refused("A filter: " + ALLOWED);
        }
        return read;
    }

    private List<Filter> parts(Asked asked, int depth) {
        if (!asked.isList() || asked.json().isEmpty()) {
            throw asked.refused("A list of filters, at least one.");
        }
        return all(asked, depth + 1).parts();
    }

    // What somebody has done who has done something is a question of its own.
    private Filter innermost(Asked asked, int depth) {
        String word = asked.at(0).json().asText();
        if (word.equals("has_done") || word.equals("has_not_done")) {
            throw asked.refused("has_done and has_not_done hold no has_done.");
        }
        return one(asked, depth + 1);
    }

    private Filter compared(Asked asked, String word, int depth) {
        Operator.Turned turned = Operator.read(word)
                .orElseThrow(() -> asked.at(0)
                        .refused("An operator: " + Operator.allowed() + ", and, or, not, has_done, has_not_done."));
        Optional<People> people = People.named(asked.at(1));
        if (people.isPresent()) {
            return oneOf(asked, turned, people.get(), depth);
        }
        Dimension dimension = Dimensions.toFilterBy(asked.at(1));
        if (asked.json().size() > 4) {
            throw asked.refused("A filter: " + ALLOWED);
        }
        List<Asked> items = asked.at(2).items(MOST_VALUES);
        if (items.isEmpty()) {
            throw asked.at(2).refused("A list of 1 to " + MOST_VALUES + " texts.");
        }
        List<String> values = items.stream()
                .map(turned.operator() == Operator.MATCHES ? FilterReader::expression : Asked::text)
                .toList();
        boolean caseSensitive = true;
        if (!asked.at(3).isAbsent()) {
            caseSensitive = asked.at(3)
                    .object(Set.of("case_sensitive"))
                    .at("case_sensitive")
                    .flag(true);
        }
        return new Filter.Compared(dimension, turned.operator(), turned.not(), values, caseSensitive);
    }

    private Filter oneOf(Asked asked, Operator.Turned turned, People people, int depth) {
        if (turned.operator() != Operator.IS) {
            throw asked.at(0).refused("is or is_not: that is what somebody is of a segment or an audience.");
        }
        Asked list = exactly(3, asked, asked.at(2));
        List<Asked> items = list.items(MOST_SEGMENTS);
        if (items.isEmpty()) {
            throw list.refused(people.allowed());
        }
        List<String> named = items.stream()
                .map(item -> item.json().asText())
                .filter(people.names()::contains)
                .toList();
        List<Filter> ways = new ArrayList<>();
        if (!named.isEmpty()) {
            ways.add(people.of(named));
        }
        items.stream()
                .filter(item -> !people.names().contains(item.json().asText()))
                .forEach(item -> ways.add(saved(item, people, depth)));
        Filter filter = ways.size() == 1 ? ways.get(0) : new Filter.Or(ways);
        return turned.not() ? new Filter.Not(filter) : filter;
    }

    // As if its filters stood there: they count, and what is in them can't be wrong any more.
    private Filter saved(Asked item, People people, int depth) {
        JsonNode filters = Optional.of(item.json().asText())
                .filter(id -> people == People.SEGMENT)
                .flatMap(item.segments()::filters)
                .orElseThrow(() -> item.refused(people.allowed()));
        return all(new Asked(filters, item.place()), depth + 1);
    }

    // Postgres has the last word; its dialect and Java's agree in what is commonly written.
    private static String expression(Asked asked) {
        String text = asked.text();
        try {
            if (text.length() <= LONGEST_EXPRESSION) {
                return Pattern.compile(text).pattern();
            }
        } catch (PatternSyntaxException e) {
            throw asked.refused("A regular expression.");
        }
        throw asked.refused("A regular expression of at most " + LONGEST_EXPRESSION + " characters.");
    }
}
