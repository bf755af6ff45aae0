package io.rivulet.bench.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network that can fail: carries bytes between its clients and a port of this machine until it is told not to. */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowsAgain = lock.newCondition();
    private boolean stalled;
    private volatile boolean cut;

    /** Listens on a free port. */
    public TcpProxy(int port, int target) {
        try {
            this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No port for the proxy", e);
        }
        this.target = target;
        daemon(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on connections stay open, but nothing comes through: what was sent is on its way. */
    public void stall() {
        setStalled(true);
    }

    /** From now on every connection is broken, and every new one at once. */
    public void cut() {
        cut = true;
        open.forEach(TcpProxy::close);
    }

    /** All is well again; what was stalled arrives now. */
    public void mend() {
        cut = false;
        setStalled(false);
    }

    private void setStalled(boolean now) {
        lock.lock();
        try {
            stalled = now;
            flowsAgain.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void welcome() {
        try {
            while (!door.isClosed()) {
                join(door.accept());
            }
        } catch (IOException closed) {
            open.forEach(TcpProxy::close);
        }
    }

    private void join(Socket client) {
        try {
            if (cut) {
                client.close();
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            daemon(() -> carry(client, server));
            daemon(() -> carry(server, client));
        } catch (IOException nobodyThere) {
            close(client);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                awaitFlow();
                out.write(bytes, 0, count);
            }
        } catch (IOException | InterruptedException broken) {
            // Either end is gone; the other one learns it now.
            close(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stalled) {
                flowsAgain.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(TcpProxy::close);
    }
}
