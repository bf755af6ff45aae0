package io.rivulet.query.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.QueryConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds what, as the instances last said: asked again every second, and at once when one was found to be wrong.
 */
@ApplicationScoped
public class FleetMap {

    private static final Logger LOG = LoggerFactory.getLogger(FleetMap.class);
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(400);

    private final FleetHttp http;
    private final ObjectMapper json;
    private final Map<Holding, List<String>> seeds = new EnumMap<>(Holding.class);
    private final Map<Holding, Drawn> known = new ConcurrentHashMap<>();
    private final Map<Holding, CompletableFuture<Drawn>> drawing = new ConcurrentHashMap<>();
    // Names are looked up, which may take as long as the name server likes.
    private final ScheduledExecutorService drawer = Executors.newScheduledThreadPool(Holding.values().length, work -> {
        var thread = new Thread(work, "fleet-map");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> refreshing;

    FleetMap(QueryConfig config, FleetHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
        seeds.put(Holding.VISITORS, config.fleet().sessionizer());
        seeds.put(Holding.PERSONS, config.fleet().profile());
        seeds.put(Holding.SCORES, config.fleet().scoring());
        long pause = config.fleet().refreshEvery().toMillis();
        refreshing = drawer.scheduleWithFixedDelay(this::drawAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        refreshing.cancel(true);
        drawer.shutdownNow();
    }

    /**
     * A map of one service.
     *
     * @param instances those that answered
     * @param holders of each partition, the owner first, then those who stand in for it, the least behind first
     */
    private record Drawn(List<Instance> instances, List<List<Instance>> holders) {

        static Drawn of(Holding holding, List<Instance> instances) {
            return new Drawn(
                    instances,
                    IntStream.range(0, holding.partitions())
                            .mapToObj(partition -> holders(holding, partition, instances))
                            .toList());
        }

        private static List<Instance> holders(Holding holding, int partition, List<Instance> instances) {
            Stream<Instance> owners =
                    instances.stream().filter(instance -> instance.isActive(holding.store(), partition));
            Stream<Instance> standIns = instances.stream()
                    .filter(instance -> !instance.isActive(holding.store(), partition))
                    .filter(instance -> instance.lagOf(holding.store(), partition) < Long.MAX_VALUE)
                    .sorted(Comparator.comparingLong(instance -> instance.lagOf(holding.store(), partition)));
            return Stream.concat(owners, standIns).toList();
        }
    }

    /** The instances that answered last time. */
    public List<Instance> instances(Holding holding) {
        return drawn(holding).join().instances();
    }

    /** Who holds a partition, the owner first, as was known last. */
    CompletableFuture<List<Instance>> holders(Holding holding, int partition) {
        return drawn(holding).thenApply(drawn -> drawn.holders().get(partition));
    }

    /** The same when every instance of the service has been asked again; who wants that at the same moment shares it. */
    CompletableFuture<List<Instance>> drawnAgain(Holding holding, int partition) {
        return draw(holding).thenApply(drawn -> drawn.holders().get(partition));
    }

    private void drawAll() {
        for (Holding holding : known.keySet()) {
            var unused = draw(holding);
        }
    }

    private CompletableFuture<Drawn> drawn(Holding holding) {
        Drawn last = known.get(holding);
        return last == null ? draw(holding) : CompletableFuture.completedFuture(last);
    }

    private CompletableFuture<Drawn> draw(Holding holding) {
        var mine = new CompletableFuture<Drawn>();
        CompletableFuture<Drawn> others = drawing.putIfAbsent(holding, mine);
        if (others != null) {
            return others;
        }
        var unused = CompletableFuture.supplyAsync(() -> addresses(holding), drawer)
                .thenCompose(this::describeAll)
                .whenComplete((instances, failed) -> {
                    drawing.remove(holding);
                    if (failed == null) {
                        Drawn drawn = Drawn.of(holding, instances);
                        known.put(holding, drawn);
                        mine.complete(drawn);
                    } else {
                        LOG.warn("The map of {} is as it was: {}", holding.service(), failed.toString());
                        mine.completeExceptionally(failed);
                    }
                });
        return mine;
    }

    private CompletableFuture<List<Instance>> describeAll(List<URI> addresses) {
        List<CompletableFuture<Optional<Instance>>> all =
                addresses.stream().map(this::describe).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> all.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private CompletableFuture<Optional<Instance>> describe(URI base) {
        return http.get(base, "/internal/assignment", ANSWER_WITHIN.toNanos())
                .thenApply(reply -> reply.status() == 200 ? read(base, reply.body()) : Optional.<Instance>empty())
                .exceptionally(silent -> {
                    LOG.debug("{} does not describe itself: {}", base, silent.toString());
                    return Optional.empty();
                })
                .toCompletableFuture();
    }

    private Optional<Instance> read(URI base, byte[] description) {
        try {
            return Optional.of(instance(base, json.readTree(description)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<URI> addresses(Holding holding) {
        return seeds.getOrDefault(holding, List.of()).stream()
                .flatMap(FleetMap::addresses)
                .distinct()
                .toList();
    }

    private static Instance instance(URI base, JsonNode described) {
        List<Instance.Store> stores = new ArrayList<>();
        for (JsonNode store : described.path("stores")) {
            List<Integer> active = new ArrayList<>();
            store.path("active").forEach(partition -> active.add(partition.asInt()));
            List<Instance.Standby> standby = new ArrayList<>();
            store.path("standby")
                    .forEach(each -> standby.add(new Instance.Standby(
                            each.path("partition").asInt(),
                            each.hasNonNull("lag") ? each.path("lag").asLong() : null)));
            stores.add(new Instance.Store(
                    store.path("store").asText(),
                    store.path("topic").asText(),
                    store.path("partitions").asInt(),
                    active,
                    standby));
        }
        return new Instance(
                base, described.path("host").asText(), described.path("state").asText(), stores);
    }

    // One name may stand for every instance there is. A certificate would not fit the address, so https keeps the name.
    private static Stream<URI> addresses(String seed) {
        URI uri = URI.create(seed);
        if (uri.getScheme().equals("https")) {
            return Stream.of(uri);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(uri.getHost()))
                    .filter(address -> !address.isLoopbackAddress())
                    .map(address -> at(uri, address))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(), found -> found.isEmpty() ? List.of(uri) : found))
                    .stream();
        } catch (UnknownHostException e) {
            LOG.debug("{} has no address", uri.getHost());
            return Stream.empty();
        }
    }

    private static URI at(URI uri, InetAddress address) {
        String host = address.getHostAddress();
        return URI.create(uri.getScheme() + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + (uri.getPort() < 0 ? 80 : uri.getPort()));
    }
}
