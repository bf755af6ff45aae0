package io.rivulet.acceptance;

import static org.awaitility.Awaitility.await;

import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.deploy.local.Part;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** More instances of a streams service beside the fleet's own, each with its own state folder, port and name. */
final class Instances implements AutoCloseable {

    // A member that is known by name keeps its partitions when it is killed: this is how long, as in the fleet.
    private static final String SOON_MISSED = "3000";

    // Where there is much to learn it is looked at every minute.
    private static final Duration HANDED_OVER = Duration.ofMinutes(3);

    private final Fleet fleet;
    private final Part part;
    private final Path folder;
    private final TreeMap<Integer, JavaProcess> running = new TreeMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();

    Instances(Fleet fleet, Part part, Path folder) {
        this.fleet = fleet;
        this.part = part;
        this.folder = folder;
    }

    /** Where the one of that number is, whenever it runs; the fleet's own is the first. */
    String url(int number) {
        return number == 1 ? fleet.url(part) : "http://localhost:" + port(number);
    }

    /** Starts one more, on the state that an earlier one of that name may have left, and waits until it is ready. */
    void add() {
        int number = running.isEmpty() ? 2 : running.lastKey() + 1;
        String name = part.title() + "-" + number;
        Map<String, String> settings = Map.of(
                "RIVULET_NODE_MISSED_AFTER_MS",
                SOON_MISSED,
                "RIVULET_STATE_DIR",
                folder.resolve(name).toString(),
                "RIVULET_NODE_ADVERTISED",
                "localhost:" + port(number),
                "RIVULET_NODE_INSTANCE_ID",
                name);
        running.put(number, Pod.start(fleet, part, port(number), folder.resolve(name + ".log"), settings));
    }

    /** Returns when the youngest writes something: at first it only stands in. */
    void awaitItsShare() {
        URI assignment = URI.create(url(running.lastKey()) + "/internal/assignment");
        await(part.title() + " to be handed its share")
                .atMost(HANDED_OVER)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> !Http.send(HttpRequest.newBuilder(assignment)
                                .timeout(Http.TIMEOUT)
                                .build())
                        .json()
                        .at("/stores/0/active")
                        .isEmpty());
    }

    /** Ends the youngest as {@code kill -9} does, and for good. */
    void killOne() {
        running.pollLastEntry().getValue().kill();
    }

    /** Stops the youngest in order. */
    void removeOne() {
        running.pollLastEntry().getValue().close();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            removeOne();
        }
    }

    private int port(int number) {
        return ports.computeIfAbsent(number, first -> FreePorts.one());
    }
}
