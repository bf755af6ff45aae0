package io.rivulet.sessionizer.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The visitors that were last dealt with, as they were read from the stores, so that who comes with one event after the
 * other is not read again each time. Whatever changes is in the stores at once: nothing is lost with this.
 */
final class VisitorCache {

    private static final int FIRST_PLACES = 256;
    private static final float LOAD_FACTOR = 0.75f;

    private final long mostBytes;
    private final Map<String, VisitorMemory> visitors = new LinkedHashMap<>(FIRST_PLACES, LOAD_FACTOR, true);
    private long bytes;

    /** Takes how many bytes there may be, about. */
    VisitorCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Deals with a visitor, who from then on is the last to be forgotten.
     *
     * @param read reads a visitor that is not there
     */
    void with(String visitorId, Function<String, VisitorMemory> read, Consumer<VisitorMemory> work) {
        VisitorMemory visitor = visitors.get(visitorId);
        long before = visitor == null ? 0 : visitor.bytes();
        try {
            if (visitor == null) {
                visitor = read.apply(visitorId);
                visitors.put(visitorId, visitor);
            }
            work.accept(visitor);
            grown(visitor.bytes() - before);
        } catch (RuntimeException e) {
            // It may know what the stores don't.
            visitors.remove(visitorId);
            bytes -= before;
            throw e;
        }
    }

    private void grown(long by) {
        bytes += by;
        var longest = visitors.values().iterator();
        while (bytes > mostBytes && visitors.size() > 1) {
            bytes -= longest.next().bytes();
            longest.remove();
        }
    }
}
