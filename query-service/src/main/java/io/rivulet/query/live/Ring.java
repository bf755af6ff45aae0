package io.rivulet.query.live;

import io.rivulet.query.store.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The newest frames, as many and as heavy as is allowed. Everybody who listens reads here, each from where they are: a
 * slow one keeps nothing but a number.
 */
final class Ring {

    private final Numbering numbering;
    private final @Nullable Frame[] frames;
    private final long heaviest;
    private long head;
    private long tail;
    private long weight;

    // For each partition: from where on every frame is here, and up to where it was read.
    private final Map<String, Long> covered = new TreeMap<>();
    private final Map<String, Long> reached = new TreeMap<>();

    Ring(Numbering numbering, int most, long heaviest) {
        this.numbering = numbering;
        this.frames = new Frame[most];
        this.heaviest = heaviest;
    }

    /**
     * How things stand at a moment.
     *
     * @param next the index of the frame that comes next
     * @param sequence the number of the last one
     * @param positions a JSON object: how far each partition was read
     * @param events the newest that are shown by frames of the site, or of all; newest last
     */
    record Moment(long next, long sequence, String positions, List<EventView> events) {}

    /** Begins anew, from these positions: what was there before has a gap behind it. */
    synchronized void begin(Map<String, Long> from) {
        while (tail < head) {
            drop();
        }
        covered.clear();
        covered.putAll(from);
        reached.clear();
        reached.putAll(from);
    }

    /** Goes on where it was, perhaps with partitions that are new. */
    synchronized void goOn(Map<String, Long> from) {
        from.forEach((partition, offset) -> {
            covered.putIfAbsent(partition, offset);
            reached.putIfAbsent(partition, offset);
        });
    }

    /** How far each partition was read. */
    synchronized Map<String, Long> reached() {
        return Map.copyOf(reached);
    }

    synchronized void add(Frame.Draft draft) {
        add(draft, "");
    }

    /** Adds a frame that says how far the partitions were read when it was made. */
    synchronized void addWithPositions(Frame.Draft draft) {
        add(draft, ",\"positions\":" + positions());
    }

    private void add(Frame.Draft draft, String more) {
        String text = "{\"type\":\"" + draft.kind().wireName() + "\",\"sequence\":" + numbering.sequence(head) + more
                + draft.fields() + "}";
        var frame = new Frame(draft.kind(), draft.sites(), draft.place(), draft.event(), Wire.text(text));
        while (tail < head && (head - tail == frames.length || weight + frame.weight() > heaviest)) {
            drop();
        }
        frames[slot(head++)] = frame;
        weight += frame.weight();
        Place place = frame.place();
        if (place != null) {
            reached.merge(place.partition(), place.offset() + 1, Math::max);
        }
    }

    private void drop() {
        int slot = slot(tail++);
        Frame frame = frames[slot];
        if (frame != null) {
            weight -= frame.weight();
            Place place = frame.place();
            if (place != null) {
                covered.merge(place.partition(), place.offset() + 1, Math::max);
            }
        }
        frames[slot] = null;
    }

    /** A partition was read up to there, whether or not anything there made a frame. */
    synchronized void reached(String partition, long next) {
        reached.merge(partition, next, Math::max);
    }

    synchronized long head() {
        return head;
    }

    /** The number of the frame before an index. */
    long sequenceBefore(long index) {
        return numbering.sequence(index - 1);
    }

    synchronized long tail() {
        return tail;
    }

    /** Frames from an index on; none when the first of them has fallen out. */
    synchronized @Nullable List<Frame> from(long index, int most) {
        if (index < tail) {
            return null;
        }
        List<Frame> found = new ArrayList<>();
        for (long i = index; i < head && found.size() < most; i++) {
            Frame frame = frames[slot(i)];
            if (frame != null) {
                found.add(frame);
            }
        }
        return found;
    }

    synchronized Moment moment(@Nullable String siteId, int mostEvents) {
        List<EventView> events = new ArrayList<>();
        for (long i = head - 1; i >= tail && events.size() < mostEvents; i--) {
            Frame frame = frames[slot(i)];
            EventView event = frame == null ? null : frame.event();
            if (event != null && (siteId == null || siteId.equals(event.siteId()))) {
                events.add(event);
            }
        }
        return new Moment(head, numbering.sequence(head - 1), positions(), events);
    }

    /** Where a number's successor is, when that number is one of this pod's and nothing after it has fallen out. */
    synchronized OptionalLong after(long sequence) {
        OptionalLong index = numbering.index(sequence);
        return index.isPresent() && index.getAsLong() + 1 >= tail && index.getAsLong() < head
                ? OptionalLong.of(index.getAsLong() + 1)
                : OptionalLong.empty();
    }

    /** Whether every frame after these positions is here, or is still to come. */
    synchronized boolean covers(Map<String, Long> positions) {
        return !covered.isEmpty()
                && covered.entrySet().stream().allMatch(entry -> {
                    Long position = positions.get(entry.getKey());
                    return position != null && position >= entry.getValue();
                });
    }

    /** Whether everything before these positions was read here. */
    synchronized boolean hasReached(Map<String, Long> positions) {
        return positions.entrySet().stream()
                .allMatch(entry -> reached.getOrDefault(entry.getKey(), Long.MAX_VALUE) >= entry.getValue());
    }

    private String positions() {
        return reached.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private int slot(long index) {
        return (int) (index % frames.length);
    }
}
