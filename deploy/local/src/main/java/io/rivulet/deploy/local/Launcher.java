package io.rivulet.deploy.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What {@code deploy/local/up} runs: does what the command line says and tells the terminal about it. */
public final class Launcher {

    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

    private final FleetConfig config;
    private final Home home;
    private final PrintStream out;

    private Launcher(FleetConfig config, PrintStream out) {
        this.config = config;
        this.home = new Home(config.home());
        this.out = out;
    }

    /** Ends with 0 when it did what was asked, else with 1 after a paragraph that says why not. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code;
        try {
            Arguments arguments = Arguments.parse(List.of(args));
            code = new Launcher(FleetConfig.of(System.getenv()), out).run(arguments);
        } catch (Refusal e) {
            out.println(e.getMessage());
            code = 1;
        } catch (InterruptedException e) {
            code = 1;
        }
        System.exit(code);
    }

    private int run(Arguments arguments) throws InterruptedException {
        return switch (arguments.command()) {
            case HELP -> help();
            case STATUS -> status();
            case STOP -> stop();
            case RESET -> reset(arguments.yes());
            case START -> start();
        };
    }

    private int help() {
        out.print(Usage.of(Launcher.class));
        return 0;
    }

    private int status() {
        FleetStatus status = FleetStatus.of(config);
        out.print(status.table());
        return status.allHealthy() ? 0 : 1;
    }

    private int start() throws InterruptedException {
        if (FleetLock.isHeld(home)) {
            out.println("A fleet already runs in " + home.folder() + ":");
            out.print(FleetStatus.of(config).table());
            return 0;
        }
        long began = System.nanoTime();
        home.prepare(0);
        logToFile();
        Progress progress = progress();
        LocalFleet fleet = LocalFleet.prepare(config, progress);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            delete(home.upMark());
                            fleet.close();
                            stopped.countDown();
                        },
                        "stop-the-fleet"));
        fleet.start();
        progress.say(Welcome.of(fleet, Duration.ofNanos(System.nanoTime() - began)));
        progress.say(
                Boolean.getBoolean("rivulet.detached")
                        ? "It runs in the background; this stops everything: deploy/local/up --stop"
                        : "Ctrl-C stops everything (from elsewhere: deploy/local/up --stop).");
        mark();
        // Starting took memory that watching doesn't need.
        System.gc();
        stopped.await();
        return 0;
    }

    private int stop() throws InterruptedException {
        boolean ran = FleetLock.isHeld(home) || !Leftovers.of(home).isEmpty();
        home.launcherPidFile().running().ifPresent(launcher -> {
            out.println("Stopping the fleet in " + home.folder() + " …");
            Processes.signal(launcher, "TERM");
        });
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (FleetLock.isHeld(home)) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("The fleet did not stop within " + STOP_LIMIT.toMinutes() + " minutes; its log is "
                        + home.log("launcher"));
            }
            Thread.sleep(100);
        }
        Leftovers.end(home, new PlainProgress(out));
        out.println(ran ? "Stopped." : "Nothing runs in " + home.folder() + ".");
        return 0;
    }

    private int reset(boolean yes) {
        if (FleetLock.isHeld(home)) {
            throw new Refusal("The fleet in " + home.folder() + " is running. Stop it first: deploy/local/up --stop");
        }
        Leftovers.refuseAny(home);
        if (!yes && !confirmed()) {
            out.println("Nothing deleted.");
            return 1;
        }
        // The question may have stood there for long.
        Leftovers.refuseAny(home);
        home.delete();
        out.println("Deleted what the fleet had stored in " + home.folder()
                + "; its admin token and personal data key stay.");
        return 0;
    }

    private boolean confirmed() {
        out.print("Delete all events, profiles, reports and logs in " + home.folder() + "? [y/N] ");
        out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().matches("(?i)y(es)?");
    }

    private Progress progress() {
        return Boolean.getBoolean("rivulet.tty") ? new ScreenProgress(out) : new PlainProgress(out);
    }

    /** Libraries talk a lot; the terminal is for people. */
    private void logToFile() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        try {
            FileHandler file = new FileHandler(home.log("launcher").toString(), 5 << 20, 1, true);
            file.setFormatter(new SimpleFormatter());
            root.addHandler(file);
        } catch (IOException e) {
            throw new Refusal("The log " + home.log("launcher") + " can't be written: " + e.getMessage());
        }
    }

    private void mark() {
        try {
            Files.writeString(home.upMark(), ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw new Refusal("The folder " + home.folder() + " can't be written: " + e.getMessage());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
