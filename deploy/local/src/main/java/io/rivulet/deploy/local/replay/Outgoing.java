package io.rivulet.deploy.local.replay;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way.
 *
 * @param id by which the query API can be asked for it, where it has one
 * @param json what is sent
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy of every event would be made for nothing.
record Outgoing(@Nullable String id, byte[] json) {

    /** After it comes nothing. */
    static final Outgoing END = new Outgoing(null, new byte[0]);

    boolean isEnd() {
        return json.length == 0;
    }
}
