package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortHolderTest {

    private final FleetConfig free = FleetConfig.onFreePorts(Path.of("home"));

    @Test
    void aTakenPortIsNamedWithThePartThatWantsItAndTheVariableThatMovesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> PortHolder.refuseTakenPorts(withQueryOn(taken.getLocalPort())))
                    .withMessageContaining("Port " + taken.getLocalPort())
                    .withMessageContaining("query-service")
                    .withMessageContaining("RIVULET_QUERY_PORT=");
        }
    }

    @Test
    void thePortProposedIsFreeAndNotGivenToAnotherPartAndTheWholeCommandIsThere() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Map<Part, Integer> ports = new EnumMap<>(withQueryOn(port).ports());
            List<Part> others = List.of(Part.KAFKA, Part.POSTGRES, Part.REGISTRY, Part.COLLECTOR, Part.PROFILE);
            int next = port;
            for (Part other : others) {
                next += 10_000;
                if (next <= 65_535) {
                    ports.put(other, next);
                }
            }
            FleetConfig config = new FleetConfig(Path.of("home"), ports, "localhost", List.of(), Optional.empty());

            Matcher proposed = Pattern.compile("RIVULET_HOME=home .*RIVULET_QUERY_PORT=(\\d+) deploy/local/up$")
                    .matcher(refusalOf(config));

            assertThat(proposed.find()).isTrue();
            int proposal = Integer.parseInt(proposed.group(1));
            assertThat(ports).doesNotContainValue(proposal);
            assertThat(PortHolder.isTaken(proposal)).isFalse();
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTakenToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortHolder.isTaken(taken.getLocalPort())).isTrue();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whoHoldsThePortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(taken.getLocalPort()))
                    .contains("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void freePortsPass() {
        assertThatCode(() -> PortHolder.refuseTakenPorts(free)).doesNotThrowAnyException();
    }

    private static String refusalOf(FleetConfig config) {
        return String.valueOf(catchThrowableOfType(Refusal.class, () -> PortHolder.refuseTakenPorts(config))
                .getMessage());
    }

    private FleetConfig withQueryOn(int port) {
        Map<Part, Integer> ports = new EnumMap<>(free.ports());
        ports.put(Part.QUERY, port);
        return new FleetConfig(Path.of("home"), ports, "localhost", List.of(), Optional.empty());
    }
}
