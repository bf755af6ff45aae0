package io.rivulet.query.projection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From ids that are no more to those that took their place, always to the last one: whoever follows one makes one
 * step. Pure.
 */
final class Redirects {

    private final Map<String, String> into;
    private final Map<String, String> changed = new LinkedHashMap<>();

    /** Starts from what is known of the ids in question. */
    Redirects(Map<String, String> known) {
        into = new HashMap<>(known);
    }

    /** Takes a fact in. One that was known, that contradicts an earlier one or closes a circle changes nothing. */
    void add(String from, String to) {
        String last = into.getOrDefault(to, to);
        if (last.equals(from) || into.containsKey(from)) {
            return;
        }
        put(from, last);
        into.entrySet().stream()
                .filter(entry -> entry.getValue().equals(from))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(earlier -> put(earlier, last));
    }

    /** What is different from what was known. */
    Map<String, String> changed() {
        return changed;
    }

    private void put(String from, String to) {
        into.put(from, to);
        changed.put(from, to);
    }
}
