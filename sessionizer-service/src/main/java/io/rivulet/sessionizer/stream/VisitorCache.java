package io.rivulet.sessionizer.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The visitors that were last dealt with, as they are, so that who comes with one event after the other is not read again
 * each time; and all that changed since the last commit, which are written before the next: a visitor who did ten things
 * until then is encoded, written and logged once.
 */
final class VisitorCache {

    private static final int FIRST_PLACES = 256;
    private static final float LOAD_FACTOR = 0.75f;

    private final long mostBytes;
    private final Consumer<VisitorMemory> write;
    private final Map<String, VisitorMemory> visitors = new LinkedHashMap<>(FIRST_PLACES, LOAD_FACTOR, true);
    private final Map<String, VisitorMemory> changed = new LinkedHashMap<>();
    private long bytes;
    private long changedBytes;

    /**
     * @param mostBytes how many bytes there may be, about, and as many of what is not written yet
     * @param write writes a visitor
     */
    VisitorCache(long mostBytes, Consumer<VisitorMemory> write) {
        this.mostBytes = mostBytes;
        this.write = write;
    }

    /**
     * Deals with a visitor, who from then on is the last to be forgotten. What could not be done is taken back.
     *
     * @param read reads a visitor that is not there
     */
    void with(String visitorId, Function<String, VisitorMemory> read, Consumer<VisitorMemory> work) {
        VisitorMemory visitor = visitors.get(visitorId);
        long before = visitor == null ? 0 : visitor.bytes();
        if (visitor == null) {
            visitor = changed.get(visitorId);
            visitor = visitor == null ? read.apply(visitorId) : visitor;
            visitors.put(visitorId, visitor);
        }
        try {
            work.accept(visitor);
            visitor.confirm();
        } catch (RuntimeException e) {
            visitor.revert();
            throw e;
        } finally {
            changes(visitorId, visitor);
            grown(visitor.bytes() - before);
        }
    }

    /** Writes everything that has changed. */
    void write() {
        changed.values().forEach(write);
        changed.clear();
        changedBytes = 0;
    }

    /** More is written at once, so that memory is bounded however long a transaction lasts. */
    private void changes(String visitorId, VisitorMemory visitor) {
        if (visitor.changed() && changed.put(visitorId, visitor) == null) {
            changedBytes += visitor.bytes();
            if (changedBytes > mostBytes) {
                write();
            }
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
