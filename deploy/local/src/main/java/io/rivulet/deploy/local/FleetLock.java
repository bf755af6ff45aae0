package io.rivulet.deploy.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Only one launcher at a time works in a home. The system takes the lock back when its holder dies, however it dies. */
final class FleetLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private FleetLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or nothing when another launcher has it. */
    static Optional<FleetLock> take(Home home) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FleetLock(channel, lock));
        } catch (IOException e) {
            throw new Refusal("The lock " + home.lock() + " can't be taken: " + e.getMessage());
        }
    }

    /** Whether a launcher has it now. */
    static boolean isHeld(Home home) {
        Path file = home.lock();
        if (!Files.exists(file)) {
            return false;
        }
        Optional<FleetLock> free = take(home);
        free.ifPresent(FleetLock::close);
        return free.isEmpty();
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new Refusal("The lock can't be released: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another fleet of this very JVM has it.
            return null;
        }
    }
}
