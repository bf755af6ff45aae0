package io.rivulet.bench.stand;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.deploy.local.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A streams service as it is delivered, with the local fleet's options; it has seen nothing yet. */
public final class StreamsNode implements AutoCloseable {

    private final String application;
    private final JavaProcess process;
    private final Path state;

    private StreamsNode(String application, JavaProcess process, Path state) {
        this.application = application;
        this.process = process;
        this.state = state;
    }

    /**
     * Starts one, that reads its topics from their start.
     *
     * @param application a name that no other has had on this stand
     * @param options for its JVM, beside the local fleet's
     */
    public static StreamsNode start(Part part, String application, Stand stand, List<String> options) {
        List<String> words = new ArrayList<>(part.jvmOptions());
        words.addAll(options);
        words.addAll(List.of("-jar", Delivered.jar(part).toString()));
        int port = FreePorts.one();
        Path folder = stand.folder().path();
        Path state = folder.resolve(application);
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                stand.broker().address(),
                "RIVULET_REGISTRY_URL",
                BackingServices.registry(),
                "RIVULET_STATE_DIR",
                state.toString(),
                "RIVULET_NODE_ADVERTISED",
                "localhost:" + port,
                "RIVULET_NODE_INSTANCE_ID",
                application,
                "QUARKUS_KAFKA_STREAMS_APPLICATION_ID",
                application,
                "QUARKUS_HTTP_PORT",
                String.valueOf(port)));
        return new StreamsNode(
                application, JavaProcess.logging(words, environment, folder.resolve(application + ".log")), state);
    }

    public JavaProcess process() {
        return process;
    }

    /** The group whose committed offsets say how far it has come. */
    public String application() {
        return application;
    }

    /** The folder of its state. */
    public Path state() {
        return state;
    }

    @Override
    public void close() {
        process.close();
    }
}
