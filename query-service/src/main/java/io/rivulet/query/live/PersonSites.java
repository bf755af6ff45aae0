package io.rivulet.query.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** On which sites people were seen lately: scores don't say. */
final class PersonSites {

    private static final int MOST = 50_000;
    private static final int MOST_OF_ONE = 20;

    private final Map<String, Set<String>> sites = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST;
        }
    };

    void saw(String personId, String siteId) {
        Set<String> known = sites.get(personId);
        if (known == null) {
            sites.put(personId, Set.of(siteId));
        } else if (!known.contains(siteId) && known.size() < MOST_OF_ONE) {
            Set<String> more = new HashSet<>(known);
            more.add(siteId);
            sites.put(personId, Set.copyOf(more));
        }
    }

    /** None where the person was not seen lately. */
    Set<String> of(String personId) {
        return sites.getOrDefault(personId, Set.of());
    }
}
