package io.rivulet.deploy.local.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code deploy/local/replay}. */
public final class ReplayMain {

    private ReplayMain() {}

    /** Ends the JVM with the code that {@link ReplayOptions#USAGE} names. */
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
            out.print(CommandLine.USAGE);
            return 0;
        }
        ReplayOptions options;
        try {
            options = ReplayOptions.parse(args, environment, tokenOfTheLocalFleet(environment, userHome));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "\n");
            err.print(CommandLine.USAGE);
            return 2;
        }
        boolean live = "1".equals(environment.get("RIVULET_REPLAY_LIVE"));
        try {
            ReplayResult result = new Replay(options, Clock.systemUTC()).run(err, live);
            result.print(out);
            return result.flawless() ? 0 : 1;
        } catch (IOException e) {
            err.println(e instanceof NoSuchFileException ? "There is no file " + e.getMessage() : e.getMessage());
            return 2;
        }
    }

    /** The launcher keeps the token it made in its folder. */
    private static @Nullable String tokenOfTheLocalFleet(Map<String, String> environment, Path userHome) {
        String home = environment.getOrDefault("RIVULET_HOME", "");
        Path token = (home.isBlank() ? userHome.resolve(".rivulet") : Path.of(home)).resolve("admin-token");
        try {
            return Files.isReadable(token) ? Files.readString(token).strip() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
