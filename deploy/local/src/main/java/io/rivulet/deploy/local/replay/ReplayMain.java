package io.rivulet.deploy.local.replay;

import static java.util.stream.Collectors.toMap;

import io.rivulet.deploy.local.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The command {@code deploy/local/replay}. */
public final class ReplayMain {

    private ReplayMain() {}

    /** Ends the JVM with the code that {@link Usage} names. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(
                Arrays.asList(args),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> args, Map<String, String> environment, Path userHome, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(Usage.of(ReplayMain.class));
            return 0;
        }
        ReplayOptions options;
        try {
            RunningFleet fleet = RunningFleet.of(environment, userHome);
            Map<String, String> defaults = new HashMap<>(fleet.ports());
            defaults.putAll(environment);
            options = ReplayOptions.parse(args, defaults, fleet.token());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; see deploy/local/replay --help");
            return 2;
        }
        boolean live = "1".equals(environment.get("RIVULET_REPLAY_LIVE"));
        try {
            ReplayResult result = new Replay(options, Clock.systemUTC()).run(err, live);
            result.print(out);
            return result.flawless() ? 0 : 1;
        } catch (IOException e) {
            err.println(words(e));
            return 2;
        }
    }

    private static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "There is no file " + e.getMessage();
        }
        return e instanceof AccessDeniedException
                ? e.getMessage() + " can't be read: permission denied"
                : String.valueOf(e.getMessage());
    }

    /** What the launcher has left in its folder for those who ask from another terminal. */
    private record RunningFleet(Path home) {

        static RunningFleet of(Map<String, String> environment, Path userHome) {
            String home = environment.getOrDefault("RIVULET_HOME", "");
            return new RunningFleet(home.isBlank() ? userHome.resolve(".rivulet") : Path.of(home));
        }

        @Nullable String token() {
            Path file = home.resolve("admin-token");
            try {
                return Files.isReadable(file) ? Files.readString(file).strip() : null;
            } catch (IOException e) {
                return null;
            }
        }

        /** The ports it was started with last, under the names of the variables that set them. */
        Map<String, String> ports() {
            Properties ports = new Properties();
            Path file = home.resolve("run").resolve("ports");
            if (Files.isReadable(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    ports.load(in);
                } catch (IOException e) {
                    // Then the defaults are as good a guess as any.
                    return Map.of();
                }
            }
            return ports.stringPropertyNames().stream()
                    .collect(toMap(part -> "RIVULET_" + part + "_PORT", ports::getProperty));
        }
    }
}
