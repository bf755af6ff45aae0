package io.rivulet.sessionizer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The topology as it is released. Run {@link #main} when it changes on purpose; the diff is the upgrade to talk about. */
final class ReleasedTopology {

    private static final Path FILE = Path.of("src/test/resources/topology.txt");

    private ReleasedTopology() {}

    static String description() throws IOException {
        return Files.readString(FILE);
    }

    public static void main(String[] ignored) throws IOException {
        Files.writeString(
                FILE,
                Diary.topology(Diary.settings(Path.of("target")), new EventMetrics(new SimpleMeterRegistry()))
                        .describe()
                        .toString());
    }
}
