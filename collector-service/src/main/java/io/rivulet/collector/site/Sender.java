package io.rivulet.collector.site;

import io.rivulet.collector.event.Site;
import io.rivulet.collector.limit.Limits;

/**
 * Whom a key names.
 *
 * @param vouched a secret server key, not a public write key
 * @param origins from which browsers may use it
 * @param limits how much it may send
 * @param keyId tells the key from all others
 * @param keyName tells it from others of the site and gives nothing away
 */
public record Sender(Site site, boolean vouched, Origins origins, Limits limits, String keyId, String keyName) {

    /** Bytes that a body may have, inflated, with a server key. */
    public static final int SERVER_BYTES = 4 * 1024 * 1024;

    /** The same for everybody else. */
    public static final int BROWSER_BYTES = 500 * 1024;

    public int maxBytes() {
        return vouched ? SERVER_BYTES : BROWSER_BYTES;
    }

    public boolean allows(String origin) {
        return vouched || origins.allow(origin);
    }
}
