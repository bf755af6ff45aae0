package io.rivulet.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder for what processes store and say; gone when it is closed. */
public record Folder(Path path) implements AutoCloseable {

    public static Folder temporary() {
        try {
            return new Folder(Files.createTempDirectory("rivulet-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("It can't be deleted: " + path, e);
        }
    }
}
