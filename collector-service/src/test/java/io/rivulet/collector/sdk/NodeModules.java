package io.rivulet.collector.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scripts and the packages that they use, as the lock file names them, in the build's own folder. */
public final class NodeModules {

    private static final Path SOURCES = Path.of("src", "test", "sdk");
    private static final Path FOLDER = Path.of("target", "sdk").toAbsolutePath();
    private static final Path INSTALLED = FOLDER.resolve("installed-lock.json");

    private NodeModules() {}

    /** An executable of this machine: its path, or nothing. */
    public static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The folder with everything in it; asks the package registry where something is missing. */
    public static Path installed(Path npm) {
        try {
            copy();
            Path lock = FOLDER.resolve("package-lock.json");
            if (!Files.exists(INSTALLED) || Files.mismatch(lock, INSTALLED) >= 0) {
                install(npm);
                Files.copy(lock, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                Path to = FOLDER.resolve(SOURCES.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void install(Path npm) throws IOException {
        Path log = FOLDER.resolve("npm.log");
        var builder = new ProcessBuilder(List.of(
                        npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Process install = builder.start();
        try {
            assertThat(install.waitFor(3, TimeUnit.MINUTES)).as("npm ci ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            install.destroyForcibly();
        }
        assertThat(install.exitValue()).as(Files.readString(log)).isZero();
    }
}
