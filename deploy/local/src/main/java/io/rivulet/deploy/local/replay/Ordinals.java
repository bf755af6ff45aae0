package io.rivulet.deploy.local.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The how-manieth of its key each call is, from 1. Remembers the keys last seen and forgets the rest, so that a recording
 * of any length fits: what belongs together must lie within that many keys of each other.
 */
final class Ordinals {

    private static final int REMEMBERED = 100_000;

    private final Map<String, Integer> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    int next(String key) {
        return seen.merge(key, 1, Integer::sum);
    }
}
