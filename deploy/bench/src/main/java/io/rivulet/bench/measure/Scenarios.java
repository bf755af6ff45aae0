package io.rivulet.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.backing.FreePorts;
import io.rivulet.backing.JavaProcess;
import io.rivulet.bench.Options;
import io.rivulet.bench.load.LoadProcess;
import io.rivulet.bench.load.Requests;
import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.stand.CollectorProcess;
import io.rivulet.bench.stand.Stand;
import io.rivulet.deploy.local.Part;
import io.rivulet.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What can be measured, one method each; all on one stand, so that a baseline and what it is for meet the same minutes. */
public final class Scenarios {

    /** Where the load goes. */
    public static final String PATH = "/api/analytics/events";
    // An event of the load in Avro.
    private static final int RECORD_BYTES = 600;
    private static final int BASELINE_RECORDS_PER_SECOND = 50_000;
    private static final int USUAL_RATE = 2_000;

    private final Stand stand;
    private final Options options;

    public Scenarios(Stand stand, Options options) {
        this.stand = stand;
        this.options = options;
    }

    /** The least that a server can do with the same requests. */
    public Measured bareHttp() {
        int port = FreePorts.one();
        List<String> words = new ArrayList<>(Part.COLLECTOR.jvmOptions());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), BareHttpServer.class.getName()));
        words.add(String.valueOf(port));
        try (JavaProcess server = JavaProcess.talking(words)) {
            server.hear();
            return new Measured("bare-http", "request", windows(server, load(port, 1, 0), null));
        }
    }

    /** The least that a producer can do with records of the same size. */
    public Measured bareProducer() {
        List<String> words = new ArrayList<>(Part.COLLECTOR.jvmOptions());
        words.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "org.apache.kafka.tools.ProducerPerformance"));
        words.addAll(List.of("--topic", Topics.USER_EVENTS.name(), "--num-records", "2000000000"));
        words.addAll(List.of("--throughput", String.valueOf(BASELINE_RECORDS_PER_SECOND)));
        words.addAll(List.of("--payload-file", payloads().toString(), "--producer-props"));
        words.addAll(List.of(
                "bootstrap.servers=" + stand.broker().address(),
                "acks=all",
                "enable.idempotence=true",
                "compression.type=snappy",
                "linger.ms=5",
                "batch.size=65536"));
        Path log = stand.folder().path().resolve("bare-producer.log");
        try (JavaProcess producer = JavaProcess.logging(words, Map.of(), log)) {
            return new Measured("bare-producer", "record", windows(producer, null, stand.written()::count));
        }
    }

    /** The collector as fast as it goes, with so many events a request. */
    public Measured collector(int perRequest) {
        return collector("collector-" + perRequest, perRequest, 0);
    }

    /** The collector at a fixed pace: how long an event waits until it is acknowledged. */
    public Measured latency() {
        return collector("collector-latency", 1, options.rate(USUAL_RATE));
    }

    private Measured collector(String name, int perRequest, double rate) {
        CollectorProcess collector = stand.collector();
        LoadProcess load = load(collector.port(), perRequest, rate);
        return new Measured(name, "event", windows(collector.process(), load, stand.written()::count));
    }

    private LoadProcess load(int port, int perRequest, double rate) {
        return LoadProcess.start(port, PATH, CollectorProcess.WRITE_KEY, perRequest, options.connections(), rate);
    }

    /** @param things that really came out; null for the answers that the load has seen */
    private List<Window> windows(JavaProcess target, @Nullable LoadProcess load, @Nullable LongSupplier things) {
        try (load) {
            TimeUnit.NANOSECONDS.sleep(options.warmUp().toNanos());
            mark(load);
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < options.windows(); i++) {
                windows.add(window(target, load, things));
            }
            return windows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Window window(JavaProcess target, @Nullable LoadProcess load, @Nullable LongSupplier things)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration cpu = target.cpu();
        long before = things == null ? 0 : things.getAsLong();
        TimeUnit.NANOSECONDS.sleep(options.window().toNanos());
        JsonNode seen = mark(load);
        long after = things == null ? answered(seen) : things.getAsLong();
        return new Window(
                target.cpu().minus(cpu), (System.nanoTime() - start) / 1e9, Math.max(1, after - before), seen);
    }

    private static @Nullable JsonNode mark(@Nullable LoadProcess load) {
        return load == null ? null : load.mark();
    }

    private static long answered(@Nullable JsonNode seen) {
        return seen == null ? 0 : LoadProcess.answers(seen);
    }

    /** Texts that compress as events do. */
    private Path payloads() {
        var requests = new Requests(PATH, CollectorProcess.WRITE_KEY, 1, WallClock.now(), 1);
        String lines = IntStream.range(0, 1000)
                .mapToObj(i -> {
                    String all =
                            StandardCharsets.US_ASCII.decode(requests.next()).toString();
                    String body = all.substring(all.indexOf("\r\n\r\n") + 4);
                    return body.repeat(2).substring(0, RECORD_BYTES);
                })
                .collect(Collectors.joining("\n"));
        try {
            return Files.writeString(stand.folder().path().resolve("payloads.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
