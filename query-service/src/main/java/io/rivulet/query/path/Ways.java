package io.rivulet.query.path;

import io.rivulet.query.path.PathQuery.Paths;
import io.rivulet.query.path.PathView.Transition;
import io.rivulet.query.path.PathView.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays ways side by side, from their anchor on. */
final class Ways {

    private static final String OTHER = "(other)";
    private static final int MOST_PATHS = 20;

    private final Paths asked;
    private final Map<List<String>, Long> ways = new HashMap<>();
    private long visits;

    Ways(Paths asked) {
        this.asked = asked;
    }

    private record Move(int step, String from, String to) {}

    /** A visit's whole way; from the anchor on it counts, without the anchor not at all. */
    void add(List<String> whole) {
        List<String> way = new ArrayList<>(whole);
        if (asked.end() != null) {
            int last = way.lastIndexOf(asked.end());
            way = new ArrayList<>(way.subList(0, last + 1));
            Collections.reverse(way);
        } else if (asked.start() != null) {
            int first = way.indexOf(asked.start());
            way = first < 0 ? List.of() : way.subList(first, way.size());
        }
        if (!way.isEmpty()) {
            visits++;
            ways.merge(List.copyOf(way.subList(0, Math.min(way.size(), asked.steps()))), 1L, Long::sum);
        }
    }

    long visits() {
        return visits;
    }

    /** Told in the direction in which people went. */
    List<Way> mostFrequent() {
        return ways.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<List<String>, Long> way) -> -way.getValue())
                        .thenComparing(way -> String.join("\n", way.getKey())))
                .limit(MOST_PATHS)
                .map(way -> new Way(forwards(way.getKey()), way.getValue()))
                .toList();
    }

    private List<String> forwards(List<String> way) {
        List<String> forwards = new ArrayList<>(way);
        if (asked.end() != null) {
            Collections.reverse(forwards);
        }
        return forwards;
    }

    List<Transition> transitions() {
        List<Set<String>> named = new ArrayList<>();
        for (int place = 0; place < asked.steps(); place++) {
            named.add(mostFrequentAt(place));
        }
        Map<Move, Long> moves = new HashMap<>();
        ways.forEach((way, count) -> {
            for (int place = 0; place + 1 < way.size(); place++) {
                String here = shown(named.get(place), way.get(place));
                String there = shown(named.get(place + 1), way.get(place + 1));
                Move move = asked.end() == null ? new Move(place + 1, here, there) : new Move(place + 1, there, here);
                moves.merge(move, count, Long::sum);
            }
        });
        return moves.entrySet().stream()
                .map(move -> new Transition(
                        move.getKey().step(),
                        move.getKey().from(),
                        move.getKey().to(),
                        move.getValue()))
                .sorted(Comparator.comparingInt(Transition::step)
                        .thenComparing(move -> -move.visits())
                        .thenComparing(Transition::from)
                        .thenComparing(Transition::to))
                .toList();
    }

    private Set<String> mostFrequentAt(int place) {
        Map<String, Long> counts = new HashMap<>();
        ways.forEach((way, count) -> {
            if (place < way.size()) {
                counts.merge(way.get(place), count, Long::sum);
            }
        });
        return new HashSet<>(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(asked.top())
                .map(Map.Entry::getKey)
                .toList());
    }

    private static String shown(Set<String> named, String name) {
        return named.contains(name) ? name : OTHER;
    }
}
