package io.rivulet.backing;

import io.rivulet.schemas.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is its own KRaft controller, inside this JVM. What it knows lies in one folder and is there
 * again after a restart.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @param dataDir its folder, formatted when it has not been yet
     * @param port of the loopback interface, or 0 for any free one. A port in use ends the JVM: Kafka treats it as a
     *     fatal fault. Look before.
     */
    public static KafkaBroker start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    private static KafkaBroker start(Path dataDir, int port, Map<String, String> others) {
        String address = "localhost:" + FreePorts.orFree(port);
        Map<String, String> settings = new HashMap<>(settings(dataDir, address, "localhost:" + FreePorts.one()));
        settings.putAll(others);
        format(dataDir);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(asProperties(settings)), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, address);
    }

    /** Where clients find it, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates the declared topics that are not there yet. */
    public void createTopics() {
        createTopics(bootstrapServers);
    }

    /** Creates the declared topics that are not there yet on a broker of this kind, wherever it runs. */
    public static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Topics.create(admin, (short) 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    /** Stops in order and returns when everything is on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * A broker in a JVM of its own, until SIGTERM.
     *
     * @param args the data folder, the port, and settings that differ from the usual ones, as {@code name=value}
     */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> others = Arrays.stream(args)
                .skip(2)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        KafkaBroker broker = start(Path.of(args[0]), Integer.parseInt(args[1]), others);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            broker.close();
                            stopped.countDown();
                        },
                        "stop-kafka"));
        stopped.await();
    }

    private static void format(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            if (Files.exists(dataDir.resolve("meta.properties"))) {
                return;
            }
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setDirectories(List.of(dataDir.toString()))
                    .setMetadataLogDirectory(dataDir.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's folder " + dataDir + " cannot be written", e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder " + dataDir + " cannot be formatted", e);
        }
    }

    private static Map<String, String> settings(Path dataDir, String broker, String controller) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("log.dirs", dataDir.toString()),
                Map.entry("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", "BROKER://" + broker),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                // A voter list in the configuration, not on disk, lets the controller's port change with every start.
                Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
                // One broker has no followers to wait for.
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Topics are declared in schemas; a misspelt one must fail, not appear.
                Map.entry("auto.create.topics.enable", "false"),
                // A laptop's worth of partitions, threads and buffers.
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.num.partitions", "8"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Who takes over from a process that was killed waits for both: that it is missed, and that its last
                // transaction is given up. Kafka allows no less than 6 s for the first, and looks every 10 s for the
                // other.
                Map.entry("group.min.session.timeout.ms", "2000"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "250"));
    }

    private static Properties asProperties(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
