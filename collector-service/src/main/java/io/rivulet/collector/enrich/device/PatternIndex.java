package io.rivulet.collector.enrich.device;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hundreds of regular expressions, the first of which that matches a text is found by trying only the few whose
 * {@link RequiredLiterals} occur in it. One pass over the text through a trie of all literals tells which these are.
 */
final class PatternIndex {

    private static final int BITS_PER_CHARACTER = 7;
    private static final int NOWHERE = -1;

    private final List<String> regexes;
    // Compiled when first tried: most are never needed. Two threads may both do it, to the same effect.
    private final @Nullable Pattern[] patterns;
    private final BitSet always = new BitSet();
    private final int[] edges;
    private final int[] targets;
    private final int[][] endingAt;

    PatternIndex(List<String> regexes) {
        this.regexes = List.copyOf(regexes);
        patterns = new Pattern[regexes.size()];
        var trie = new HashMap<Integer, Integer>();
        List<BitSet> ends = new ArrayList<>(List.of(new BitSet()));
        for (int i = 0; i < regexes.size(); i++) {
            Set<String> literals = RequiredLiterals.of(regexes.get(i));
            always.set(i, literals.isEmpty());
            for (String literal : literals) {
                ends.get(grown(trie, ends, literal)).set(i);
            }
        }
        endingAt = ends.stream().map(end -> end.stream().toArray()).toArray(int[][]::new);
        int size = Integer.highestOneBit(Math.max(1, trie.size())) << 2;
        edges = new int[size];
        targets = new int[size];
        trie.forEach(this::keep);
    }

    /**
     * The first expression that is found in a text.
     *
     * @param index its place in the list
     * @param match where and how it was found
     */
    record Hit(int index, Matcher match) {}

    @Nullable Hit firstIn(String text) {
        return firstIn(text, hit -> true);
    }

    /** The first that counts. */
    @Nullable Hit firstIn(String text, Predicate<Hit> counts) {
        BitSet candidates = candidates(text);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Matcher matcher = pattern(i).matcher(text);
            if (matcher.find()) {
                var hit = new Hit(i, matcher);
                if (counts.test(hit)) {
                    return hit;
                }
            }
        }
        return null;
    }

    /** Those that may match: none that does is missing. */
    BitSet candidates(String text) {
        BitSet found = (BitSet) always.clone();
        for (int start = 0; start < text.length(); start++) {
            int node = 0;
            for (int at = start; at < text.length(); at++) {
                char c = text.charAt(at);
                node = c < 128 ? next(node, RequiredLiterals.folded(c)) : NOWHERE;
                if (node == NOWHERE) {
                    break;
                }
                for (int pattern : endingAt[node]) {
                    found.set(pattern);
                }
            }
        }
        return found;
    }

    Pattern pattern(int index) {
        Pattern pattern = patterns[index];
        if (pattern == null) {
            pattern = Pattern.compile(regexes.get(index));
            patterns[index] = pattern;
        }
        return pattern;
    }

    private static int grown(Map<Integer, Integer> trie, List<BitSet> ends, String literal) {
        int node = 0;
        for (int i = 0; i < literal.length(); i++) {
            node = trie.computeIfAbsent(node << BITS_PER_CHARACTER | literal.charAt(i), edge -> {
                ends.add(new BitSet());
                return ends.size() - 1;
            });
        }
        return node;
    }

    private int next(int node, char c) {
        int edge = node << BITS_PER_CHARACTER | c;
        for (int slot = slot(edge); targets[slot] != 0; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
        }
        return NOWHERE;
    }

    private void keep(int edge, int target) {
        int slot = slot(edge);
        while (targets[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private int slot(int edge) {
        int spread = edge * 0x9E3779B9;
        return (spread ^ spread >>> 15) & (edges.length - 1);
    }
}
