package io.rivulet.query.store;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what Postgres tells every pod of its own accord (LISTEN and NOTIFY). A line that is silent and one that is dead
 * look alike, so that each second it is asked whether somebody is there; whoever relies on notices must ask whether the
 * line stands.
 */
@Singleton
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long STANDS_NANOS = LOOK_EVERY.plus(PATIENCE).toNanos();

    private final DataSource dataSource;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    Notices(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Listens on a channel from now on.
     *
     * @param heard is told each notice's text, on a thread of the line's own
     * @param anew is run whenever the line has been laid anew: what was told meanwhile was not heard
     */
    public Line listen(String channel, Consumer<String> heard, Runnable anew) {
        var line = new Line(channel, heard, anew);
        lines.add(line);
        line.thread.start();
        return line;
    }

    void stop(@Observes ShutdownEvent event) {
        lines.forEach(line -> {
            line.isOver = true;
            line.thread.interrupt();
        });
    }

    /** A channel that is listened to. */
    public final class Line {

        private final String channel;
        private final Consumer<String> heard;
        private final Runnable anew;
        private final Thread thread;
        private volatile boolean isOver;
        private volatile boolean isLaid;
        private volatile long aliveAt;

        private Line(String channel, Consumer<String> heard, Runnable anew) {
            this.channel = channel;
            this.heard = heard;
            this.anew = anew;
            this.thread = new Thread(this::run, "notices-of-" + channel);
            this.thread.setDaemon(true);
        }

        /** Whether every notice of up to three seconds ago was heard. */
        public boolean stands() {
            return isLaid && System.nanoTime() - aliveAt < STANDS_NANOS;
        }

        private void run() {
            while (!isOver) {
                try (Connection connection = dataSource.getConnection()) {
                    listen(connection);
                } catch (SQLException away) {
                    if (!isOver) {
                        LOG.info("No notices of {} are heard now: {}", channel, away.getMessage());
                    }
                } catch (RuntimeException defect) {
                    // Whoever is told has failed, not the line; it is laid anew, and what depends on it starts over.
                    LOG.error("A notice of {} could not be dealt with", channel, defect);
                } finally {
                    isLaid = false;
                }
                try {
                    Thread.sleep(PAUSE.toMillis());
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }

        private void listen(Connection connection) throws SQLException {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            try (var statement = connection.createStatement()) {
                statement.execute("LISTEN " + channel);
                aliveAt = System.nanoTime();
                isLaid = true;
                anew.run();
                PGConnection driver = connection.unwrap(PGConnection.class);
                while (!isOver) {
                    PGNotification[] notices = driver.getNotifications((int) LOOK_EVERY.toMillis());
                    if (notices != null) {
                        for (PGNotification notice : notices) {
                            heard.accept(notice.getParameter());
                        }
                    }
                    long asked = System.nanoTime();
                    statement.execute("SELECT 1");
                    aliveAt = asked;
                }
                statement.execute("UNLISTEN *");
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }
}
