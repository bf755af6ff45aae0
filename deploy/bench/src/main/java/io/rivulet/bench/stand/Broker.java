package io.rivulet.bench.stand;

import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.backing.KafkaBroker;
import io.rivulet.deploy.local.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker in a JVM of its own, with the local fleet's options, that can be killed and started again. */
public final class Broker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final int advertised;
    private JavaProcess process;

    private Broker(Path folder, int port, int advertised) {
        this.folder = folder;
        this.port = port;
        this.advertised = advertised;
        this.process = launched();
    }

    /** Starts one with every declared topic. */
    public static Broker start(Path folder) {
        int port = FreePorts.one();
        return start(folder, port, port);
    }

    /**
     * Starts one with every declared topic.
     *
     * @param port where it listens
     * @param advertised where it tells its clients to find it
     */
    public static Broker start(Path folder, int port, int advertised) {
        Broker broker = new Broker(folder, port, advertised);
        KafkaBroker.createTopics(broker.address());
        return broker;
    }

    private JavaProcess launched() {
        List<String> words = new ArrayList<>(Part.KAFKA.jvmOptions());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), KafkaBroker.class.getName()));
        words.addAll(List.of(folder.resolve("kafka").toString(), String.valueOf(port)));
        words.add("advertised.listeners=BROKER://localhost:" + advertised);
        // A killed broker's registration must run out before it may come back.
        words.addAll(List.of("broker.session.timeout.ms=3000", "broker.heartbeat.interval.ms=500"));
        return JavaProcess.logging(words, Map.of(), folder.resolve("broker.log"));
    }

    public String address() {
        return "localhost:" + port;
    }

    public JavaProcess process() {
        return process;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, with what its folder holds. */
    public void startAgain() {
        process = launched();
    }

    @Override
    public void close() {
        process.close();
    }
}
