package io.rivulet.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who listens on a port of this machine, as far as the system tells. */
final class PortHolder {

    private PortHolder() {}

    /**
     * Makes sure that every port of a fleet is free.
     *
     * @throws Refusal naming each taken port, who holds it where that can be found, and the command that moves them
     */
    static void refuseTakenPorts(FleetConfig config) {
        List<String> taken = new ArrayList<>();
        Map<Part, Integer> moved = new EnumMap<>(config.ports());
        config.ports().forEach((part, port) -> {
            if (isTaken(port)) {
                String holder = of(port).map(name -> " by " + name).orElse("");
                taken.add("Port " + port + ", which " + part.title() + " wants, is taken" + holder + ".");
                moved.put(part, freePort(port, moved.values()));
            }
        });
        if (!taken.isEmpty()) {
            taken.add((taken.size() == 1 ? "Free it, or move on: " : "Free them, or move on: ")
                    + config.withPorts(moved).commandLine());
            throw new Refusal(String.join("\n", taken));
        }
    }

    /** One that nobody has and that is not given away either, the last digits kept where that goes. */
    private static int freePort(int port, Collection<Integer> given) {
        return IntStream.concat(
                        IntStream.rangeClosed(1, 6).map(times -> port + times * 10_000),
                        IntStream.rangeClosed(1, 60_000).map(step -> 1_024 + (port + step) % 60_000))
                .filter(each -> each <= 65_535 && !given.contains(each) && !isTaken(each))
                .findFirst()
                .orElseThrow(() -> new Refusal("No port of this machine is free."));
    }

    static boolean isTaken(int port) {
        return answers(port) || !canBeBound(port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBeBound(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its program and pid, from Linux's own tables or from {@code lsof}. */
    static Optional<String> of(int port) {
        return pidFromProc(port)
                .or(() -> Processes.output("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                        .filter(text -> text.matches("\\d+"))
                        .map(Long::parseLong))
                .flatMap(ProcessHandle::of)
                .map(process -> process.info()
                                .command()
                                .map(command -> Path.of(command).getFileName().toString())
                                .orElse("a process")
                        + " (pid " + process.pid() + ")");
    }

    private static Optional<Long> pidFromProc(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listeningInodes(Path.of(table), port))
                .map(inode -> "socket:[" + inode + "]")
                .flatMap(socket -> pidWith(socket).stream())
                .findFirst();
    }

    private static Stream<String> listeningInodes(Path table, int port) {
        String local = ":" + String.format("%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> columns[1].endsWith(local) && columns[3].equals("0A"))
                    .map(columns -> columns[9]);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<Long> pidWith(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> hasOpen(Path.of("/proc", String.valueOf(pid), "fd"), socket))
                .findFirst();
    }

    private static boolean hasOpen(Path descriptors, String socket) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path each : open) {
                if (Files.isSymbolicLink(each)
                        && Files.readSymbolicLink(each).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // Someone else's process, or one that has just ended.
            return false;
        }
    }
}
