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
        boolean here = visitor != null;
        if (visitor == null) {
            visitor = changed.get(visitorId);
            visitor = visitor == null ? read.apply(visitorId) : visitor;
            visitors.put(visitorId, visitor);
        }
        int before = visitor.bytes();
        try {
            work(visitor, work);
        } finally {
            changes(visitorId, visitor, before);
            grown(visitor.bytes() - (here ? before : 0));
        }
    }

    /**
     * Deals with a visitor who did nothing now, and most likely will not: who is not here anyway is written at once and
     * forgotten, so that the many who are woken do not take the place of those who come.
     *
     * @param read reads a visitor that is not there
     */
    void withSilent(String visitorId, Function<String, VisitorMemory> read, Consumer<VisitorMemory> work) {
        if (visitors.containsKey(visitorId) || changed.containsKey(visitorId)) {
            with(visitorId, read, work);
            return;
        }
        VisitorMemory visitor = read.apply(visitorId);
        work(visitor, work);
        if (visitor.changed()) {
            write.accept(visitor);
        }
    }

    private static void work(VisitorMemory visitor, Consumer<VisitorMemory> work) {
        try {
            work.accept(visitor);
            visitor.confirm();
        } catch (RuntimeException e) {
            visitor.revert();
            throw e;
        }
    }

    /** Writes everything that has changed. */
    void write() {
        changed.values().forEach(write);
        changed.clear();
        changedBytes = 0;
    }

    /** Of more than may be, what changed first is written at once: memory is bounded however long a transaction lasts. */
    private void changes(String visitorId, VisitorMemory visitor, int before) {
        if (!visitor.changed()) {
            return;
        }
        boolean known = changed.put(visitorId, visitor) != null;
        changedBytes += visitor.bytes() - (known ? before : 0);
        var longest = changed.values().iterator();
        while (changedBytes > mostBytes) {
            VisitorMemory first = longest.next();
            changedBytes -= first.bytes();
            write.accept(first);
            longest.remove();
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
