package io.rivulet.bench.live;

import io.rivulet.bench.live.ServerFrames.Taker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** One connection: its handshake, its first message, and then what is said to it. */
final class Ear {

    private static final String HANDSHAKE = """
            GET /api/analytics/ws HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int PONG = 10;
    private static final int SHORT = 126;

    private final SocketChannel channel;
    private final ByteBuffer welcome;
    private final Taker taker;
    private final ServerFrames frames = new ServerFrames();
    private boolean isWelcome;

    /**
     * Connects.
     *
     * @param first what it says as soon as it may
     * @param taker gets what it hears of texts and the farewell
     */
    Ear(Selector selector, int port, String first, Taker taker) throws IOException {
        this.taker = taker;
        this.welcome = masked(ServerFrames.TEXT, first.getBytes(StandardCharsets.UTF_8));
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(HANDSHAKE.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Reads what there is; false when the connection is over. */
    boolean hears(ByteBuffer scratch) throws IOException {
        int read;
        do {
            scratch.clear();
            read = channel.read(scratch);
            scratch.flip();
            if (read > 0) {
                take(scratch);
            }
        } while (read == scratch.capacity());
        return read >= 0;
    }

    private void take(ByteBuffer bytes) throws IOException {
        if (!isWelcome) {
            int end = endOfHead(bytes);
            if (end < 0) {
                return;
            }
            bytes.position(end);
            isWelcome = true;
            channel.write(welcome.duplicate());
        }
        frames.arrived(bytes, (opcode, payload) -> {
            if (opcode == ServerFrames.PING) {
                answer(payload);
            } else {
                taker.take(opcode, payload);
            }
        });
    }

    // A server's answer to a handshake is some hundred bytes, and comes as one.
    private static int endOfHead(ByteBuffer bytes) {
        if (bytes.get(9) != '1' || bytes.get(10) != '0' || bytes.get(11) != '1') {
            throw new IllegalStateException("Not let in: " + StandardCharsets.US_ASCII.decode(bytes.duplicate()));
        }
        for (int i = 0; i + END_OF_HEAD.length <= bytes.limit(); i++) {
            if (bytes.slice(i, END_OF_HEAD.length).equals(ByteBuffer.wrap(END_OF_HEAD))) {
                return i + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private void answer(ByteBuffer ping) {
        byte[] payload = new byte[ping.remaining()];
        ping.get(payload);
        try {
            channel.write(masked(PONG, payload));
        } catch (IOException e) {
            throw new IllegalStateException("A ping can't be answered", e);
        }
    }

    private static ByteBuffer masked(int opcode, byte[] payload) {
        byte[] mask = new byte[Integer.BYTES];
        ThreadLocalRandom.current().nextBytes(mask);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (FINAL | opcode));
        if (payload.length < SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | SHORT)).putShort((short) payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % mask.length]));
        }
        return frame.flip();
    }

    void close() throws IOException {
        channel.close();
    }
}
