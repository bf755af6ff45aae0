package io.rivulet.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives a {@code @QuarkusTest} the backing services it names:
 *
 * <pre>{@code @QuarkusTestResource(value = BackingResource.class,
 *     initArgs = @ResourceArg(name = "services", value = "kafka,registry,postgres"))}</pre>
 *
 * Without the argument it gives all three. Kafka comes with every declared topic. Nothing is stopped between tests:
 * what a test writes it must tell apart by its own keys.
 */
public final class BackingResource implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("kafka", "registry", "postgres"));

    private Set<String> wanted = KNOWN;

    @Override
    public void init(Map<String, String> initArgs) {
        wanted = new LinkedHashSet<>(List.of(
                initArgs.getOrDefault("services", String.join(",", KNOWN)).split("\\s*,\\s*", -1)));
        if (!KNOWN.containsAll(wanted)) {
            throw new IllegalArgumentException("services: " + wanted + ", allowed are " + KNOWN);
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        if (wanted.contains("kafka")) {
            config.put("kafka.bootstrap.servers", BackingServices.kafka());
        }
        if (wanted.contains("registry")) {
            config.put("rivulet.registry.url", BackingServices.registry());
        }
        if (wanted.contains("postgres")) {
            config.put("quarkus.datasource.jdbc.url", BackingServices.postgres());
            config.put("quarkus.datasource.username", PostgresServer.USERNAME);
            config.put("quarkus.datasource.password", PostgresServer.PASSWORD);
        }
        return config;
    }

    @Override
    public void stop() {
        // The services live as long as the JVM; BackingServices stops them.
    }
}
