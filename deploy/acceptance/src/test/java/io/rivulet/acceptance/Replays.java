package io.rivulet.acceptance;

import io.rivulet.deploy.local.Part;
import io.rivulet.deploy.local.replay.Replay;
import io.rivulet.deploy.local.replay.ReplayOptions;
import io.rivulet.deploy.local.replay.ReplayResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Replays recordings into the fleet, as {@code deploy/local/replay} does. */
final class Replays {

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
}
