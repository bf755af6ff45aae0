package io.rivulet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface that nobody listens on. */
public final class FreePorts {

    private FreePorts() {}

    /** One port that was free a moment ago. */
    public static int one() {
        return several(1).get(0);
    }

    /**
     * {@code count} different ports that were free a moment ago; they are held together while they are drawn, so that
     * none is dealt twice.
     */
    public static List<Integer> several(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /** {@code port} itself, or a free one for 0. */
    static int orFree(int port) {
        return port == 0 ? one() : port;
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
