package io.rivulet.deploy.local;

import io.rivulet.backing.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a fleet runs.
 *
 * @param home the folder of its state and logs
 * @param ports one for each part, all different
 * @param bindAddress the address the services listen on
 * @param javaOptions added to the command line of each service
 * @param adminToken the first admin token; when empty, one is made and kept in the home
 */
public record FleetConfig(
        Path home,
        Map<Part, Integer> ports,
        String bindAddress,
        List<String> javaOptions,
        Optional<String> adminToken) {

    public FleetConfig {
        ports = Collections.unmodifiableMap(new EnumMap<>(ports));
        Map<Integer, Part> owners = new HashMap<>();
        ports.forEach((part, port) -> {
            Part other = owners.put(port, part);
            if (other != null) {
                throw new Refusal("Port " + port + " is given twice: to " + other.title() + " (" + other.portVariable()
                        + ") and to " + part.title() + " (" + part.portVariable() + "). Move one of them.");
            }
        });
    }

    /**
     * As the environment says, with the defaults that {@link Usage} names.
     *
     * @throws Refusal naming the variable whose value makes no sense
     */
    public static FleetConfig of(Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(part, environment.getOrDefault(part.portVariable(), "")));
        }
        String home = environment.getOrDefault("RIVULET_HOME", "");
        return new FleetConfig(
                (home.isBlank() ? defaultHome() : Path.of(home))
                        .toAbsolutePath()
                        .normalize(),
                ports,
                environment.getOrDefault("RIVULET_BIND_ADDRESS", "localhost"),
                words(environment.getOrDefault("RIVULET_JAVA_OPTS", "")),
                Optional.ofNullable(environment.get("RIVULET_ADMIN_TOKEN")).filter(token -> !token.isBlank()));
    }

    /** A fleet beside any other: every port free, all state in {@code home}. For tests. */
    public static FleetConfig onFreePorts(Path home) {
        Iterator<Integer> free = FreePorts.several(Part.values().length).iterator();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, free.next());
        }
        return new FleetConfig(home.toAbsolutePath(), ports, "localhost", List.of(), Optional.empty());
    }

    /** The port of a part. */
    public int port(Part part) {
        return Optional.ofNullable(ports.get(part)).orElseThrow();
    }

    /** The same fleet behind other doors. */
    FleetConfig withPorts(Map<Part, Integer> others) {
        return new FleetConfig(home, others, bindAddress, javaOptions, adminToken);
    }

    /** What starts this fleet: the command with its folder and ports, where they are not the default. */
    String commandLine() {
        List<String> words = new ArrayList<>();
        if (!home.equals(defaultHome())) {
            words.add("RIVULET_HOME=" + home);
        }
        ports.forEach((part, port) -> {
            if (port != part.defaultPort()) {
                words.add(part.portVariable() + "=" + port);
            }
        });
        words.add("deploy/local/up");
        return String.join(" ", words);
    }

    /** The base URL of a part that speaks HTTP. */
    public String url(Part part) {
        return "http://localhost:" + port(part);
    }

    private static Path defaultHome() {
        return Path.of(System.getProperty("user.home"), ".rivulet");
    }

    private static int port(Part part, String value) {
        if (value.isBlank()) {
            return part.defaultPort();
        }
        if (value.strip().matches("\\d{1,5}")) {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new Refusal(part.portVariable() + "=" + value + " is not a port: a number from 1 to 65535 is.");
    }

    private static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+", -1));
    }
}
