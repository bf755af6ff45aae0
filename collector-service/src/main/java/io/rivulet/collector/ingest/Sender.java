package io.rivulet.collector.ingest;

import io.rivulet.collector.event.Site;
import java.util.Set;

/**
 * Whom a key names.
 *
 * @param vouched a secret server key, not a public write key
 * @param origins from which browsers may use it; empty for all
 */
record Sender(Site site, boolean vouched, Set<String> origins) {

    /** Bytes that a body may have, inflated, with a server key. */
    static final int SERVER_BYTES = 4 * 1024 * 1024;

    /** The same for everybody else. */
    static final int BROWSER_BYTES = 500 * 1024;

    int maxBytes() {
        return vouched ? SERVER_BYTES : BROWSER_BYTES;
    }

    boolean allows(String origin) {
        return vouched || origins.isEmpty() || origins.contains(origin);
    }
}
