package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueryClientTest {

    private static final String VISITS = "\"sessions\":1,\"pagesPerSession\":1,\"bounceRate\":0,\"conversionRate\":0,";

    private static final LocalDate DAY = LocalDate.parse("2011-09-09");

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsUntilTheEventWasCounted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/api/analytics/trace/a b", exchange -> {
            boolean counted = asked.incrementAndGet() == 3;
            answer(exchange, counted ? 200 : 404, "{\"counted\":[{\"hops\":[]}],\"rejected\":[]}");
        });

        client().awaitStored(List.of("a b"), Duration.ofSeconds(20));

        assertThat(asked).hasValue(3);
    }

    @Test
    void eventThatWasOnlyRejectedIsNotStored() {
        server.createContext("/", exchange -> answer(exchange, 200, "{\"counted\":[],\"rejected\":[{}]}"));

        assertThatThrownBy(() -> client().awaitStored(List.of("a"), Duration.ofMillis(50)))
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("/api/analytics/trace/a");
    }

    @Test
    void tokenThatIsNotTakenEndsTheWait() {
        server.createContext("/", exchange -> answer(exchange, 401, "{}"));

        assertThatThrownBy(() -> client().awaitStored(List.of("a"), Duration.ofMinutes(5)))
                .isInstanceOf(ReplayStopped.class)
                .hasMessageContaining("does not take the token");
    }

    @Test
    void kpisKeepEveryDigit() throws Exception {
        dashboard("""
                {"kpis":{"sessions":1,"pagesPerSession":1,"bounceRate":0,"conversionRate":0,"pageViews":0,"conversions":484,"revenue":[{"currency":"GBP","amount":6013039.542}],
                 "revenueTotal":6013039.542}}""");

        assertThat(client().kpis(DAY, DAY).revenue()).isEqualByComparingTo("6013039.542");
    }

    @Test
    void daysWithoutMoneyEarnedNothing() throws Exception {
        dashboard("{\"kpis\":{" + VISITS + "\"pageViews\":8629,\"conversions\":0,\"revenue\":[]}}");

        assertThat(client().kpis(DAY, DAY).revenue()).isZero();
        assertThat(client().kpis(DAY, DAY).pageViews()).isEqualByComparingTo("8629");
    }

    @Test
    void severalCurrenciesHaveNoTotalToCompare() {
        dashboard("{\"kpis\":{" + VISITS + "\"pageViews\":0,\"conversions\":0,\"revenue\":[{},{}]}}");

        assertThatThrownBy(() -> client().kpis(DAY, DAY)).hasMessageContaining("revenueTotal");
    }

    private void dashboard(String json) {
        server.createContext("/api/analytics/dashboard", exchange -> answer(exchange, 200, json));
    }

    private QueryClient client() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        return new QueryClient(HttpClient.newHttpClient(), address, "token");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
