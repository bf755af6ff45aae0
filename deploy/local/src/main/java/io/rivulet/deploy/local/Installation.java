package io.rivulet.deploy.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the build has put what the fleet runs. */
record Installation(Path repository) {

    /** The working copy that this class was built in. */
    static Installation ofThisBuild() {
        try {
            Path here = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("mvnw"))) {
                    return new Installation(folder);
                }
            }
            throw new Refusal("The launcher lies in " + here + ", outside a working copy of Rivulet.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The launcher was not loaded from a file", e);
        }
    }

    Path service(Part part) {
        return repository
                .resolve(part.title())
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }

    /** The class path of the broker: this module's libraries. */
    String libraries() {
        return repository.resolve("deploy").resolve("local").resolve("target").resolve("lib") + File.separator + "*";
    }

    Path registry() {
        return repository
                .resolve("schemas")
                .resolve("backing")
                .resolve("target")
                .resolve("registry");
    }

    /**
     * Makes sure that everything is there.
     *
     * @throws Refusal naming what is missing and how to build it
     */
    void refuseUnbuilt() {
        List<Path> missing = new ArrayList<>();
        Part.services().stream().map(this::service).forEach(missing::add);
        missing.add(registry());
        missing.add(Path.of(libraries()).getParent());
        missing.removeIf(Files::exists);
        if (!missing.isEmpty()) {
            throw new Refusal("Not built: "
                    + String.join(
                            ", ",
                            missing.stream()
                                    .map(path -> repository.relativize(path).toString())
                                    .toList())
                    + ". Build it: ./mvnw -Dquick -DskipTests package");
        }
    }
}
