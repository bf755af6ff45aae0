package io.rivulet.deploy.local;

import io.rivulet.backing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Postgres, which detaches itself from whoever starts it, so that only its pid tells whether it runs. */
final class PostgresChild implements Child {

    private static final Logger LOG = Logger.getLogger(PostgresChild.class.getName());

    private final PostgresServer.Settings settings;
    private @Nullable PostgresServer server;
    private volatile @Nullable ProcessHandle process;

    PostgresChild(PostgresServer.Settings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized ProcessHandle start() throws IOException {
        close();
        try {
            PostgresServer started = PostgresServer.start(settings);
            server = started;
            ProcessHandle handle = ProcessHandle.of(started.pid())
                    .orElseThrow(() -> new IOException("Postgres ended as soon as it had started"));
            process = handle;
            return handle;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public boolean runs() {
        ProcessHandle current = process;
        return current != null && Processes.runs(current);
    }

    @Override
    public String end() {
        return "see its log";
    }

    @Override
    public synchronized void stop(Duration limit) {
        close();
        ProcessHandle current = process;
        try {
            if (current != null && !Processes.awaitEnd(current, limit)) {
                current.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void kill() {
        ProcessHandle current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    /** Also lets go of the lock on the data folder, which a server that was killed leaves behind in this JVM. */
    private void close() {
        PostgresServer current = server;
        server = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "Postgres did not stop in order", e);
        }
    }
}
