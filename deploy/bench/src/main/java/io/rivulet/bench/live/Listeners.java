package io.rivulet.bench.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.load.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Many who listen, driven by one thread, and what they hear of samples: events whose ids begin with a mark. Whoever
 * hears of one before its sender knows that it is acknowledged has waited for nothing.
 */
public final class Listeners implements AutoCloseable {

    private static final int SCRATCH = 256 * 1024;
    private static final int NUMBER = 8;
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int AT_ONCE = 100;
    private static final long WELCOME_SECONDS = 60;

    private final byte[] mark;
    private final Selector selector;
    private final int port;
    private final String first;
    private final List<Ear> ears = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "listen");
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger shed = new AtomicInteger();
    private final Map<Integer, Sample> samples = new ConcurrentHashMap<>();
    private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    private volatile @Nullable Throwable broken;

    private static final class Sample {
        private long acknowledgedAt;
        private int heard;
    }

    private Listeners(int port, String token, String mark) {
        this.port = port;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        // As the dashboard asks.
        this.first = "{\"type\":\"auth\",\"token\":\"" + token + "\",\"kinds\":[\"metric_update\",\"event\"]}";
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when so many listen: each has its snapshot.
     *
     * @param mark with which the ids of samples begin; the sample's number follows, with eight digits
     */
    public static Listeners at(int port, String token, int count, String mark) throws InterruptedException {
        var listeners = new Listeners(port, token, mark);
        try {
            listeners.connect(count);
        } catch (IOException e) {
            listeners.close();
            throw new UncheckedIOException("Only " + listeners.begun + " were let in", e);
        }
        return listeners;
    }

    /** The id of a sample's event. */
    public static String id(String mark, int number) {
        return mark + String.format("%0" + NUMBER + "d", number);
    }

    private void connect(int count) throws IOException, InterruptedException {
        thread.start();
        for (int i = 0; i < count; i++) {
            // Not more at once than a server's backlog holds.
            awaitBegun(i - AT_ONCE);
            synchronized (ears) {
                ears.add(new Ear(selector, port, first, this::take));
            }
            selector.wakeup();
        }
        awaitBegun(count);
    }

    private void awaitBegun(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WELCOME_SECONDS);
        while (begun.get() < count) {
            if (broken != null || ended.get() > 0 || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        begun + " of " + count + " have a snapshot, " + ended + " were sent away", broken);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** A sample was acknowledged. */
    public void acknowledged(int number) {
        Sample sample = sample(number);
        synchronized (sample) {
            sample.acknowledgedAt = System.nanoTime();
        }
    }

    private Sample sample(int number) {
        return samples.computeIfAbsent(number, unknown -> new Sample());
    }

    /** How long after their acknowledgement samples were heard of since the last call, and how many times. */
    public ObjectNode take() {
        if (broken != null) {
            throw new IllegalStateException("Nobody listens any more", broken);
        }
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        synchronized (nanos) {
            seen.set("latencyMillis", Load.millis(nanos));
            seen.put("heard", nanos.getTotalCount());
            nanos.reset();
        }
        return seen.put("shed", shed.getAndSet(0)).put("sentAway", ended.get());
    }

    /** Waits until every listener has heard of every sample, but not for ever; returns how often one has not. */
    public long unheard(int samplesSent, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long missing;
        do {
            TimeUnit.MILLISECONDS.sleep(20);
            missing = (long) samplesSent * listening();
            for (Sample sample : samples.values()) {
                synchronized (sample) {
                    missing -= sample.heard;
                }
            }
        } while (missing > 0 && System.nanoTime() < deadline);
        return missing;
    }

    /** How many listen. */
    public int listening() {
        return begun.get() - ended.get();
    }

    private void listen() {
        ByteBuffer scratch = ByteBuffer.allocate(SCRATCH);
        try {
            while (selector.isOpen()) {
                selector.select();
                var ready = selector.selectedKeys();
                for (SelectionKey key : ready) {
                    if (key.isValid() && !((Ear) key.attachment()).hears(scratch)) {
                        key.cancel();
                        ended.incrementAndGet();
                    }
                }
                ready.clear();
            }
        } catch (IOException | RuntimeException e) {
            if (selector.isOpen()) {
                broken = e;
            }
        }
    }

    private void take(int opcode, ByteBuffer payload) {
        if (opcode != ServerFrames.TEXT) {
            return;
        }
        if (begins(payload, "{\"type\":\"snapshot\"")) {
            begun.incrementAndGet();
        } else if (begins(payload, "{\"type\":\"shed\"")) {
            shed.incrementAndGet();
        } else {
            hear(payload);
        }
    }

    private void hear(ByteBuffer payload) {
        byte[] bytes = payload.array();
        int from = payload.arrayOffset();
        int last = from + payload.remaining() - mark.length - NUMBER;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == mark[0] && isMark(bytes, i)) {
                int number = Integer.parseInt(new String(bytes, i + mark.length, NUMBER, StandardCharsets.US_ASCII));
                note(sample(number));
                return;
            }
        }
    }

    private boolean isMark(byte[] bytes, int at) {
        for (int i = 1; i < mark.length; i++) {
            if (bytes[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void note(Sample sample) {
        long waited;
        synchronized (sample) {
            sample.heard++;
            waited = sample.acknowledgedAt == 0 ? 0 : System.nanoTime() - sample.acknowledgedAt;
        }
        synchronized (nanos) {
            nanos.recordValue(Math.max(0, Math.min(LONGEST_NANOS, waited)));
        }
    }

    private static boolean begins(ByteBuffer payload, String text) {
        if (payload.remaining() < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (payload.get(payload.position() + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            selector.close();
            thread.join();
            synchronized (ears) {
                for (Ear ear : ears) {
                    ear.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
