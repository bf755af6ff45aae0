package io.rivulet.bench.stand;

import io.rivulet.deploy.local.Part;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has made. */
public final class Delivered {

    private Delivered() {}

    /** The working copy in which this class was built. */
    public static Path repository() {
        try {
            Path here = Path.of(Delivered.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("mvnw"))) {
                    return folder;
                }
            }
            throw new IllegalStateException(here + " is outside a working copy of Rivulet");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This class was not loaded from a file", e);
        }
    }

    /** What starts a service. */
    public static Path jar(Part service) {
        return repository().resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
