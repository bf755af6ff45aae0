package io.rivulet.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rivulet.deploy.local.Part;
import io.rivulet.deploy.local.replay.Replay;
import io.rivulet.deploy.local.replay.ReplayOptions;
import io.rivulet.deploy.local.replay.ReplayResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays recordings into the fleet, as {@code deploy/local/replay} does. */
final class Replays {

    /** How many lines of the large recordings are replayed, if any. */
    static final int LARGE_LINES = Integer.getInteger("rivulet.oracle.lines", 0);

    private Replays() {}

    /** Replays a file and returns when Postgres has its end. */
    static ReplayResult replay(Fleet fleet, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(),
                "--url",
                fleet.url(Part.COLLECTOR),
                "--query-url",
                fleet.url(Part.QUERY),
                "--token",
                fleet.adminToken(),
                "--patience",
                "120"));
        arguments.addAll(List.of(more));
        try {
            return new Replay(ReplayOptions.of(arguments.toArray(String[]::new)), Clock.systemUTC())
                    .run(System.out, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A recording that comes with the local fleet. */
    static Path recording(String name) {
        return Path.of("..", "local", "recordings", name);
    }

    /** A recording of thousands of visitors that not everybody has; without it, or without wanting it, the test is skipped. */
    static Path largeRecording(String name) {
        assumeTrue(LARGE_LINES > 0, "takes minutes: -Drivulet.oracle.lines=N replays N lines of it");
        Path data = Path.of(Optional.ofNullable(System.getenv("RIVULET_DATA")).orElse("../../../shared/data"));
        Path recording = data.resolve("clickstream").resolve(name);
        assumeTrue(Files.exists(recording), "the recording is not here: RIVULET_DATA names the folder of the data");
        return recording;
    }
}
