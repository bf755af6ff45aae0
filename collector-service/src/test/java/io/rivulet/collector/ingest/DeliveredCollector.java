package io.rivulet.collector.ingest;

import io.restassured.RestAssured;
import io.rivulet.backing.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The collector as it is delivered, as a process beside a class of tests, which RestAssured asks:
 *
 * <pre>{@code @RegisterExtension
 * static final DeliveredCollector collector = DeliveredCollector.usual();}</pre>
 *
 * Its sites: {@code demo} (wk_demo, sk_demo), where silence is consent; {@code shop} (wk_shop, sk_shop), only for pages of
 * https://shop.example; {@code quiet} (wk_quiet). What a test sends it must tell apart by a visitor of its own.
 */
final class DeliveredCollector implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace SHARED = Namespace.create(DeliveredCollector.class);
    private static final Map<String, String> SITES = Map.of(
            "rivulet.sites.demo.write-keys", "wk_demo",
            "rivulet.sites.demo.server-keys", "sk_demo",
            "rivulet.sites.demo.consent-when-absent", "granted",
            "rivulet.sites.shop.write-keys", "wk_shop",
            "rivulet.sites.shop.server-keys", "sk_shop",
            "rivulet.sites.shop.allowed-origins", "https://shop.example",
            "rivulet.sites.quiet.write-keys", "wk_quiet");

    private final Map<String, String> settings;
    private @Nullable Running running;

    private DeliveredCollector(Map<String, String> settings) {
        this.settings = settings;
    }

    /** One for all classes that want no other. */
    static DeliveredCollector usual() {
        return new DeliveredCollector(Map.of());
    }

    /** One for this class alone. */
    static DeliveredCollector with(Map<String, String> settings) {
        return new DeliveredCollector(settings);
    }

    private record Running(ServiceProcess process, Path folder) implements AutoCloseable {

        static Running start(Map<String, String> settings) {
            Map<String, String> all = new HashMap<>(SITES);
            all.putAll(settings);
            try {
                // It stays, with the log, until the module is cleaned: whoever looks for a failure finds it.
                Path folder = Files.createTempDirectory(Path.of("target"), "collector-");
                return new Running(ServiceProcess.start(folder, all), folder);
            } catch (IOException e) {
                throw new IllegalStateException("No folder for it", e);
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext life = settings.isEmpty() ? context.getRoot() : context;
        // The store closes it when its context ends.
        running = life.getStore(SHARED).computeIfAbsent(settings, Running::start, Running.class);
        RestAssured.baseURI = url();
        RestAssured.port = URI.create(url()).getPort();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        RestAssured.reset();
    }

    private Running running() {
        return Objects.requireNonNull(running, "It is started with the class");
    }

    /** Where it listens, as {@code http://host:port}. */
    String url() {
        return running().process().url();
    }

    HttpResponse<String> get(String path) {
        return running().process().get(path);
    }

    /** A connection to it. */
    Socket connected() throws IOException {
        URI url = URI.create(url());
        return new Socket(url.getHost(), url.getPort());
    }

    /** All that it has logged. */
    Path log() {
        return running().folder().resolve("service.log");
    }
}
