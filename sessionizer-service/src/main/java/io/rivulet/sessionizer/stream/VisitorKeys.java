package io.rivulet.sessionizer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.Moment;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/** The keys of stores that are walked in order: their bytes sort as what they stand for. */
final class VisitorKeys {

    private static final byte END = 0;

    private VisitorKeys() {}

    /** An event in its visitor's log of a site. */
    static Bytes logged(String visitorId, String siteId, Moment moment) {
        byte[] visitor = visitorId.getBytes(UTF_8);
        byte[] site = siteId.getBytes(UTF_8);
        byte[] event = moment.getEventId().getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(visitor.length + site.length + 2 * (1 + Long.BYTES) + event.length)
                .put(visitor)
                .put(END)
                .put(site)
                .put(END)
                .putLong(sortable(moment.getOccurredAt()))
                .putLong(sortable(moment.getSequence()))
                .put(event)
                .array());
    }

    /** After the last event of a visitor on a site. */
    static Bytes endOfLog(String visitorId, String siteId) {
        return Bytes.wrap(ByteBuffer.allocate(visitorId.getBytes(UTF_8).length + siteId.getBytes(UTF_8).length + 2)
                .put(visitorId.getBytes(UTF_8))
                .put(END)
                .put(siteId.getBytes(UTF_8))
                .put((byte) (END + 1))
                .array());
    }

    /** A conclusion, beside the event that it is about. */
    static Bytes concluded(String visitorId, String siteId, Moment anchor, String name) {
        return after(logged(visitorId, siteId, anchor), END, name.getBytes(UTF_8));
    }

    /** After everything that is beside an event. */
    static Bytes behind(String visitorId, String siteId, Moment moment) {
        return after(logged(visitorId, siteId, moment), (byte) (END + 1), new byte[0]);
    }

    private static Bytes after(Bytes key, byte separator, byte[] rest) {
        return Bytes.wrap(ByteBuffer.allocate(key.get().length + 1 + rest.length)
                .put(key.get())
                .put(separator)
                .put(rest)
                .array());
    }

    /** A link that a visitor's event made; one event may make two. */
    static Bytes linked(String visitorId, Link link) {
        byte[] visitor = firstOf(visitorId).get();
        byte[] made = String.join("\0", link.getSiteId(), link.getEventId(), link.getFromId())
                .getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(visitor.length + Long.BYTES + made.length)
                .put(visitor)
                .putLong(sortable(link.getOccurredAt().toEpochMilli()))
                .put(made)
                .array());
    }

    /** A session as it was told. */
    static Bytes told(String sessionId) {
        return Bytes.wrap(sessionId.getBytes(UTF_8));
    }

    /** A key without its visitor, whose it is anyway. */
    static ByteBuffer withoutVisitor(Bytes key, String visitorId) {
        int from = visitorId.getBytes(UTF_8).length + 1;
        return ByteBuffer.wrap(key.get(), from, key.get().length - from).slice();
    }

    /** The same key again. */
    static Bytes withVisitor(ByteBuffer key, String visitorId) {
        byte[] visitor = visitorId.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(visitor.length + 1 + key.remaining())
                .put(visitor)
                .put(END)
                .put(key.duplicate())
                .array());
    }

    /** Before everything that is kept of a visitor. */
    static Bytes firstOf(String visitorId) {
        return after(Bytes.wrap(visitorId.getBytes(UTF_8)), END, new byte[0]);
    }

    /** After everything that is kept of a visitor. */
    static Bytes behind(String visitorId) {
        return after(Bytes.wrap(visitorId.getBytes(UTF_8)), (byte) (END + 1), new byte[0]);
    }

    /** The site whose log a key is of. */
    static String siteOf(Bytes key, String visitorId) {
        byte[] bytes = key.get();
        int from = visitorId.getBytes(UTF_8).length + 1;
        int to = from;
        while (bytes[to] != END) {
            to++;
        }
        return new String(bytes, from, to - from, UTF_8);
    }

    /** Where an event stands, by its key in its visitor's log of a site. */
    static Moment momentOf(Bytes key, String visitorId, String siteId) {
        byte[] bytes = key.get();
        int start = visitorId.getBytes(UTF_8).length + siteId.getBytes(UTF_8).length + 2;
        var numbers = ByteBuffer.wrap(bytes, start, 2 * Long.BYTES);
        long occurredAt = sortable(numbers.getLong());
        long sequence = sortable(numbers.getLong());
        int id = start + 2 * Long.BYTES;
        return new Moment(occurredAt, sequence, new String(bytes, id, bytes.length - id, UTF_8));
    }

    /** A visitor to be looked at, at a time. */
    static Bytes wakeUp(long at, String visitorId) {
        byte[] visitor = visitorId.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + visitor.length)
                .putLong(sortable(at))
                .put(visitor)
                .array());
    }

    /** The visitor of such a key. */
    static String visitorToWake(Bytes key) {
        byte[] bytes = key.get();
        return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, UTF_8);
    }

    private static long sortable(long number) {
        return number ^ Long.MIN_VALUE;
    }
}
