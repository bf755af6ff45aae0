package io.rivulet.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.backing.JavaProcess;
import java.util.List;

/** {@link LoadMain} in its process. */
public final class LoadProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JavaProcess process;

    private LoadProcess(JavaProcess process) {
        this.process = process;
    }

    /**
     * Starts sending.
     *
     * @param perRequest events in each request
     * @param rate requests a second, evenly spaced; 0 for as many as are answered
     */
    public static LoadProcess start(
            int port, String path, String writeKey, int perRequest, int connections, double rate) {
        return new LoadProcess(JavaProcess.talking(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LoadMain.class.getName(),
                String.valueOf(port),
                path,
                writeKey,
                String.valueOf(perRequest),
                String.valueOf(connections),
                String.valueOf(rate))));
    }

    /** What happened since the last mark. */
    public ObjectNode mark() {
        try {
            return (ObjectNode) JSON.readTree(process.ask("mark"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The load did not answer with JSON", e);
        }
    }

    /** Requests that were answered between two marks. */
    public static long answers(JsonNode seen) {
        long answers = 0;
        for (JsonNode count : seen.path("statuses")) {
            answers += count.asLong();
        }
        return answers;
    }

    @Override
    public void close() {
        process.close();
    }
}
