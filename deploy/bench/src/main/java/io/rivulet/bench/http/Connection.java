package io.rivulet.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection that carries one request at a time, and is made anew when it breaks. */
final class Connection {

    private final InetSocketAddress server;
    private final Selector selector;
    private final Traffic traffic;
    private final ByteBuffer arrived = ByteBuffer.allocate(64 * 1024);
    private final AnswerBytes answer = new AnswerBytes();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable Shot shot;
    private long sentAt;

    Connection(InetSocketAddress server, Selector selector, Traffic traffic) {
        this.server = server;
        this.selector = selector;
        this.traffic = traffic;
    }

    boolean isFree() {
        return shot == null;
    }

    /** Gives up a request that was sent before then. */
    void giveUp(long before) {
        if (shot != null && sentAt - before < 0) {
            lose();
        }
    }

    /** Sends a request; its answer, or its loss, is told to the traffic. */
    void send(Shot next) {
        shot = next;
        sentAt = System.nanoTime();
        try {
            write(opened(), next);
        } catch (IOException e) {
            lose();
        }
    }

    /** Goes on with what can go on. */
    void ready() {
        SocketChannel open = channel;
        SelectionKey known = key;
        if (open == null || known == null || !known.isValid()) {
            return;
        }
        try {
            if (known.isWritable() && shot != null) {
                write(open, shot);
            }
            if (known.isValid() && known.isReadable()) {
                read(open);
            }
        } catch (IOException e) {
            lose();
        }
    }

    private SocketChannel opened() throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            // Blocking: on one machine it is there, or refused, at once.
            open = SocketChannel.open(server);
            open.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open.configureBlocking(false);
            channel = open;
            key = open.register(selector, SelectionKey.OP_READ, this);
            answer.clear();
        }
        return open;
    }

    private void write(SocketChannel open, Shot sent) throws IOException {
        open.write(sent.bytes());
        SelectionKey known = key;
        if (known != null) {
            int wanted = SelectionKey.OP_READ | (sent.bytes().hasRemaining() ? SelectionKey.OP_WRITE : 0);
            // Every change is a system call.
            if (known.interestOps() != wanted) {
                known.interestOps(wanted);
            }
        }
    }

    private void read(SocketChannel open) throws IOException {
        arrived.clear();
        int count = open.read(arrived);
        if (count < 0) {
            lose();
            return;
        }
        answer.add(arrived.flip());
        Answer whole = answer.take();
        Shot asked = shot;
        if (whole != null && asked != null) {
            shot = null;
            // Who is answered before all is sent has not been heard out.
            if (whole.closes() || asked.last() || asked.bytes().hasRemaining() || !answer.isEmpty()) {
                close();
            }
            traffic.answered(asked, whole);
        }
    }

    private void lose() {
        close();
        Shot asked = shot;
        if (asked != null) {
            shot = null;
            traffic.lost(asked);
        }
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        key = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone, which is what was wanted.
                return;
            }
        }
    }
}
