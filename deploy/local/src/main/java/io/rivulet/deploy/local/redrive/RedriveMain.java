package io.rivulet.deploy.local.redrive;

import io.rivulet.deploy.local.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The command {@code deploy/local/redrive}. */
public final class RedriveMain {

    private RedriveMain() {}

    /** Ends the JVM with the code that {@link Usage} names. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(
                Arrays.asList(args),
                port(System.getenv(), Path.of(System.getProperty("user.home"))),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> args, String port, PrintStream out, PrintStream err) throws InterruptedException {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(Usage.of(RedriveMain.class));
            return 0;
        }
        RedriveOptions options;
        try {
            options = RedriveOptions.parse(args, port);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; see deploy/local/redrive --help");
            return 2;
        }
        try {
            return new Redrive(options, out).run() ? 0 : 1;
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getMessage());
            return 2;
        } catch (FileAlreadyExistsException e) {
            err.println(e.getMessage() + " is there already; --out wants a new file");
            return 2;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /** The collector's port: as said, else that of the fleet that was started last. */
    static String port(Map<String, String> environment, Path userHome) {
        String home = environment.getOrDefault("RIVULET_HOME", "");
        Path file = (home.isBlank() ? userHome.resolve(".rivulet") : Path.of(home))
                .resolve("run")
                .resolve("ports");
        Properties ports = new Properties();
        if (Files.isReadable(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                ports.load(in);
            } catch (IOException e) {
                // Then the default is as good a guess as any.
                ports.clear();
            }
        }
        return environment.getOrDefault("RIVULET_COLLECTOR_PORT", ports.getProperty("COLLECTOR", "8080"));
    }
}
