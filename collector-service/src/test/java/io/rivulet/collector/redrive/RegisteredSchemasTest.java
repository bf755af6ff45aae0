package io.rivulet.collector.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisteredSchemasTest {

    private final List<String> asked = new ArrayList<>();
    private int status = 200;

    @SuppressWarnings("NullAway.Init") // start() does.
    private HttpServer registry;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    private RegisteredSchemas schemas() {
        String url = "http://localhost:" + registry.getAddress().getPort() + "/apis/registry/v3";
        return new RegisteredSchemas(HttpClient.newHttpClient(), url, Duration.ofSeconds(5));
    }

    @Test
    void whatTheRegistryHasIsKnown() {
        assertThat(schemas().test(7)).isTrue();
        assertThat(asked).containsExactly("/apis/registry/v3/ids/contentIds/7");
    }

    @Test
    void whatItHasNotIsUnknown() {
        status = 404;

        assertThat(schemas().test(7)).isFalse();
    }

    @Test
    void eachIsAskedForOnce() {
        var schemas = schemas();

        schemas.test(7);
        schemas.test(7);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aRegistryInTroubleSaysNothingAboutARecord() {
        status = 500;

        assertThatExceptionOfType(RejectedTopic.OutOfReach.class)
                .isThrownBy(() -> schemas().test(7));
    }

    @Test
    void neitherDoesOneThatIsAway() {
        var schemas = schemas();
        registry.stop(0);

        assertThatExceptionOfType(RejectedTopic.OutOfReach.class).isThrownBy(() -> schemas.test(7));
    }
}
