package io.rivulet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tests stand on: a broker, a database and a registry on free ports, each started when it is first asked for, once
 * in a JVM, and gone with its temporary folder when the JVM ends.
 *
 * <p>Their addresses are remembered as system properties: a test framework that loads this class once per class loader
 * still gets the same three.
 */
public final class BackingServices {

    /** The database of the query service. */
    public static final String ANALYTICS_DATABASE = "rivulet";

    private static final String REGISTRY_DATABASE = "registry";
    private static final Logger LOG = LoggerFactory.getLogger(BackingServices.class);
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    private BackingServices() {}

    /** The broker's {@code host:port}; it has every declared topic and makes no other by itself. */
    public static String kafka() {
        return once("kafka", () -> {
            KafkaBroker broker = KafkaBroker.start(folder().resolve("kafka"), 0);
            closeAtTheEnd(broker);
            broker.createTopics();
            return broker.bootstrapServers();
        });
    }

    /** The JDBC URL of {@link #ANALYTICS_DATABASE}; user and password are {@link PostgresServer}'s. */
    public static String postgres() {
        return postgres(ANALYTICS_DATABASE);
    }

    /** The registry's own API, as {@code rivulet.registry.url} wants it; starts Postgres for it. */
    public static String registry() {
        return once("registry", () -> {
            SchemaRegistry registry = SchemaRegistry.start(
                    new SchemaRegistry.Settings(
                            SchemaRegistry.unpackedByTheBuild(),
                            FreePorts.one(),
                            postgres(REGISTRY_DATABASE),
                            PostgresServer.USERNAME,
                            PostgresServer.PASSWORD),
                    folder().resolve("registry.log"));
            closeAtTheEnd(registry);
            return registry.url();
        });
    }

    private static String postgres(String database) {
        String server = once("postgres", () -> {
            PostgresServer postgres = PostgresServer.start(new PostgresServer.Settings(
                    folder().resolve("postgres"),
                    Path.of(System.getProperty("java.io.tmpdir"), "rivulet-postgres-binaries"),
                    0,
                    List.of(ANALYTICS_DATABASE, REGISTRY_DATABASE),
                    false,
                    ProcessBuilder.Redirect.appendTo(
                            folder().resolve("postgres.log").toFile())));
            closeAtTheEnd(postgres);
            return postgres.jdbcUrl("");
        });
        return server + database;
    }

    private static Path folder() {
        return Path.of(once("folder", () -> {
            try {
                Path folder = Files.createTempDirectory("rivulet-backing-");
                closeAtTheEnd(() -> delete(folder));
                return folder.toString();
            } catch (IOException e) {
                throw new UncheckedIOException("No temporary folder", e);
            }
        }));
    }

    private static String once(String what, Supplier<String> start) {
        // Shared by all class loaders, as the class object itself is not.
        synchronized (System.getProperties()) {
            String key = "rivulet.backing." + what;
            String running = System.getProperty(key);
            if (running == null) {
                running = start.get();
                System.setProperty(key, running);
            }
            return running;
        }
    }

    /** The last one started is the first one stopped. */
    private static void closeAtTheEnd(AutoCloseable service) {
        synchronized (RUNNING) {
            if (RUNNING.isEmpty()) {
                Runtime.getRuntime().addShutdownHook(new Thread(BackingServices::closeAll, "stop-backing-services"));
            }
            RUNNING.push(service);
        }
    }

    private static void closeAll() {
        synchronized (RUNNING) {
            while (!RUNNING.isEmpty()) {
                try {
                    RUNNING.pop().close();
                } catch (Exception e) {
                    LOG.warn("A backing service did not stop in order", e);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
