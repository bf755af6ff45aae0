package io.rivulet.deploy.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fleet's folder: what lies where in it, and whether it can be used. */
record Home(Path folder) {

    private static final String SITES = """
            # The sites and their keys. The collector sees within seconds what is changed here;
            # what it can't take is in logs/collector-service.log, and what was said before holds.
            rivulet.sites.demo.write-keys=%s
            rivulet.sites.demo.server-keys=%s
            # So that SDKs which are gated by their own consent tool can be tried here.
            rivulet.sites.demo.consent-when-absent=granted
            """.formatted(LocalFleet.WRITE_KEY, LocalFleet.SERVER_KEY);

    /** What a part keeps. */
    Path data(Part part) {
        return folder.resolve("data").resolve(part.title());
    }

    Path postgresPrograms() {
        return folder.resolve("run").resolve("postgres-programs");
    }

    Path log(Part part) {
        return log(part.title());
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    Path lock() {
        return folder.resolve("run").resolve("lock");
    }

    PidFile pidFile(Part part) {
        return new PidFile(folder.resolve("run").resolve(part.title() + ".pid"));
    }

    PidFile launcherPidFile() {
        return new PidFile(folder.resolve("run").resolve("launcher.pid"));
    }

    /** Holds the launcher's pid once all is healthy; the script that detaches waits for it. */
    Path upMark() {
        return folder.resolve("run").resolve("up");
    }

    /** The ports of the fleet that was started last, for those who ask from another terminal. */
    Path portsFile() {
        return folder.resolve("run").resolve("ports");
    }

    /**
     * Makes the folders.
     *
     * @param neededBytes what must be free for the fleet to start
     * @throws Refusal when they can't be written or the disk is nearly full
     */
    void prepare(long neededBytes) {
        try {
            for (String name : List.of("data", "logs", "run")) {
                Files.createDirectories(folder.resolve(name));
            }
            Path probe = folder.resolve("run").resolve("probe");
            Files.writeString(probe, "");
            Files.delete(probe);
            refuseFullDisk(neededBytes);
        } catch (IOException e) {
            throw new Refusal("The fleet's folder " + folder + " can't be written (" + reason(e)
                    + "). Make it writable or choose another: RIVULET_HOME=/some/folder deploy/local/up");
        }
    }

    /** Puts the logs of the fleet before this one aside; those before that are gone. */
    void startNewLogs() {
        for (Part part : Part.values()) {
            Path log = log(part);
            try {
                if (Files.exists(log)) {
                    Files.move(
                            log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new Refusal("The log " + log + " can't be put aside (" + reason(e) + ").");
            }
        }
    }

    /** The first admin token: the one kept here, else a new one, kept from now on, readable by its owner only. */
    String keptAdminToken() {
        return kept("admin-token", 24, random -> "ra_" + HexFormat.of().formatHex(random));
    }

    /** The secret under which the collector keeps personal data, kept in the same way. */
    String keptPersonalDataKey() {
        return kept("personal-data-key", 32, Base64.getEncoder()::encodeToString);
    }

    /** The sites and their keys: the file kept here, for its owner to edit, else one with the site {@code demo}. */
    synchronized Path keptSitesFile() {
        Path file = folder.resolve("sites.properties");
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, SITES, StandardOpenOption.WRITE);
            }
            return file;
        } catch (IOException e) {
            throw new Refusal("The sites in " + file + " can't be written (" + reason(e) + ").");
        }
    }

    private String kept(String name, int bytes, Function<byte[], String> form) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            String secret = form.apply(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
            return secret;
        } catch (IOException e) {
            throw new Refusal(
                    "The " + name.replace('-', ' ') + " in " + file + " can't be read or written (" + reason(e) + ").");
        }
    }

    /** Deletes what the fleet has stored here; the admin token and the personal data key stay, and so does anything else in the folder. */
    void delete() {
        for (String name : List.of("data", "logs", "run")) {
            try {
                deleteTree(folder.resolve(name));
            } catch (IOException e) {
                throw new Refusal(folder.resolve(name) + " can't be deleted (" + reason(e) + ").");
            }
        }
    }

    private void refuseFullDisk(long neededBytes) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        long free = disk.getUsableSpace();
        if (free < neededBytes) {
            throw new Refusal("The disk that holds the fleet's folder " + folder + " has " + (free >> 20)
                    + " MB free; the fleet wants at least " + (neededBytes >> 20)
                    + " MB. Make room, delete the fleet's state (deploy/local/up --reset), or choose a folder on"
                    + " another disk: RIVULET_HOME=/some/folder deploy/local/up");
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
