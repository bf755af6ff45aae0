package io.rivulet.collector.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An address that stays while what is behind it goes away and comes back elsewhere. */
public final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private volatile int target;

    /** Opens the door; behind it is nobody yet. */
    public Relay() {
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::welcome);
    }

    /** The address that stays. */
    public String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** Whoever comes from now on is led to this port. */
    public void leadTo(int port) {
        target = port;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                daemon(() -> connect(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket guest) {
        try (guest;
                Socket host = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = daemon(() -> copy(host, guest));
            copy(guest, host);
            back.join();
        } catch (IOException nobodyThere) {
            // The guest is sent away, as by a machine on which nothing listens.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One side has gone, so the other is let go.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
