package io.rivulet.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a server of this machine, driven by one thread: it takes a third of the processor time that a client
 * with its own pools and futures takes, which the measured server would miss on a small machine.
 */
public final class Connections implements AutoCloseable {

    private static final long MILLISECOND = 1_000_000;
    private static final long BETWEEN_LOOKS = 100 * MILLISECOND;
    // Waking up more often costs more than it makes a latency truer.
    private static final long NAP = 150_000;

    private final Selector selector;
    private final List<Connection> all;
    private final Traffic traffic;
    private final long patience;
    private long lookedAt = System.nanoTime();

    /** As many connections to this port of the loopback interface; each is made when it is first needed. */
    public Connections(int port, int count, Traffic traffic) {
        this(port, count, traffic, Duration.ofMinutes(1));
    }

    /** The same, with how long an answer may take. */
    public Connections(int port, int count, Traffic traffic, Duration patience) {
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("No selector", e);
        }
        this.traffic = traffic;
        this.patience = patience.toNanos();
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.all = Stream.generate(() -> new Connection(server, selector, traffic))
                .limit(count)
                .toList();
    }

    /** Sends what the traffic has, as long as it goes on; then waits for the answers that are due. */
    public void run(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            boolean due = feed();
            await(due ? MILLISECOND : Math.min(MILLISECOND, traffic.nextAt() - System.nanoTime()));
        }
        while (all.stream().anyMatch(connection -> !connection.isFree())) {
            await(MILLISECOND);
        }
    }

    private void giveUpOverdue() {
        long now = System.nanoTime();
        if (now - lookedAt > BETWEEN_LOOKS) {
            lookedAt = now;
            all.forEach(connection -> connection.giveUp(now - patience));
        }
    }

    /** Whether every connection is busy with what the traffic had. */
    private boolean feed() {
        for (Connection connection : all) {
            if (connection.isFree()) {
                @Nullable Shot shot = traffic.next();
                if (shot == null) {
                    return false;
                }
                connection.send(shot);
            }
        }
        return true;
    }

    private void await(long nanos) {
        try {
            if (nanos >= MILLISECOND) {
                selector.select(1);
            } else {
                // A selector's clock knows no less than a millisecond.
                LockSupport.parkNanos(Math.min(NAP, nanos));
                selector.selectNow();
            }
            for (var key : selector.selectedKeys()) {
                ((Connection) key.attachment()).ready();
            }
            selector.selectedKeys().clear();
            giveUpOverdue();
        } catch (IOException e) {
            throw new UncheckedIOException("The selector broke", e);
        }
    }

    @Override
    public void close() {
        all.forEach(Connection::close);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
