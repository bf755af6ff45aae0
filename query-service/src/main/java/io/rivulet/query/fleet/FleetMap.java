package io.rivulet.query.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.fleet.FleetHttp.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who holds what, as the instances last said: asked again every second, and at once when one was found to be wrong. */
@ApplicationScoped
public class FleetMap {

    private static final Logger LOG = LoggerFactory.getLogger(FleetMap.class);
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(400);

    private final FleetHttp http = new FleetHttp();
    private final ObjectMapper json;
    private final Map<Holding, List<String>> seeds = new EnumMap<>(Holding.class);
    private final Map<Holding, Drawn> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "fleet-map");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> refreshing;

    FleetMap(QueryConfig config, ObjectMapper json) {
        this.json = json;
        seeds.put(Holding.VISITORS, config.fleet().sessionizer());
        seeds.put(Holding.PERSONS, config.fleet().profile());
        seeds.put(Holding.SCORES, config.fleet().scoring());
        long pause = config.fleet().refreshEvery().toMillis();
        refreshing = refresher.scheduleWithFixedDelay(this::refreshAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        refreshing.cancel(true);
        refresher.shutdownNow();
    }

    /** The instances of a service that answered, and when they were asked by {@link System#nanoTime}. */
    private record Drawn(List<Instance> instances, long at) {}

    /** The instances that answered last time. */
    public List<Instance> instances(Holding holding) {
        Drawn drawn = known.get(holding);
        return drawn == null ? refresh(holding) : drawn.instances();
    }

    /** Asks every instance of a service again; who wants the same at the same moment waits for that. */
    List<Instance> refresh(Holding holding) {
        long wanted = System.nanoTime();
        return known.compute(holding, (same, drawn) -> drawn != null && drawn.at() - wanted >= 0 ? drawn : draw(same))
                .instances();
    }

    private Drawn draw(Holding holding) {
        long at = System.nanoTime();
        return new Drawn(
                seeds.getOrDefault(holding, List.of()).stream()
                        .flatMap(FleetMap::addresses)
                        .distinct()
                        .toList()
                        .parallelStream()
                        .map(this::describe)
                        .flatMap(Optional::stream)
                        .toList(),
                at);
    }

    private void refreshAll() {
        for (Holding holding : known.keySet()) {
            try {
                refresh(holding);
            } catch (RuntimeException e) {
                LOG.warn("The map of {} is as it was: {}", holding.service(), e.toString());
            }
        }
    }

    private Optional<Instance> describe(URI base) {
        try {
            Reply reply = http.get(base.resolve("/internal/assignment"), ANSWER_WITHIN);
            return reply.status() == 200 ? Optional.of(instance(base, json.readTree(reply.body()))) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} does not describe itself: {}", base, e.toString());
            return Optional.empty();
        }
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
