package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.time;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.DerivedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.fixtures.EventBuilder;
import io.rivulet.sessionizer.state.Link;
import io.rivulet.sessionizer.state.VisitorState;
import io.rivulet.sessionizer.stream.EventTally;
import io.rivulet.sessionizer.stream.VisitorStores;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/** What happened, in the order in which it reached the sessionizer, and what came out. */
final class Diary implements AutoCloseable {

    static final SessionizerConfig CONFIG = new Config(1 << 12);

    /** With so many bytes of a kind in a visitor's row. */
    private record Config(int rowBytes) implements SessionizerConfig {

        @Override
        public Duration inactivityGap() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration longest() {
            return Duration.ofHours(24);
        }

        @Override
        public boolean newCampaignCuts() {
            return true;
        }

        @Override
        public Map<String, SiteRules> sites() {
            return Map.of("kiosk", KIOSK);
        }

        @Override
        public JourneyConfig journey() {
            return new PlainJourney();
        }

        @Override
        public Duration grace() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration toldEvery() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration quietBeforeClose() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration freshCommittedEvery() {
            return Duration.ofMillis(100);
        }

        @Override
        public MemorySize visitorsCached() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public MemorySize visitorRow() {
            return new MemorySize(BigInteger.valueOf(rowBytes));
        }

        @Override
        public Duration duplicatesRemembered() {
            return Duration.ofDays(7);
        }
    }

    /** Shorter visits, whatever the campaign. */
    private static final SessionizerConfig.SiteRules KIOSK = new SessionizerConfig.SiteRules() {
        @Override
        public Optional<Duration> inactivityGap() {
            return Optional.of(Duration.ofMinutes(5));
        }

        @Override
        public Optional<Duration> longest() {
            return Optional.of(Duration.ofHours(1));
        }

        @Override
        public Optional<Boolean> newCampaignCuts() {
            return Optional.of(false);
        }
    };

    private static final String IDS = "seen-ids";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreWarnings storeWarnings = new StoreWarnings();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, UserEvent> userEvents;
    private final TestOutputTopic<String, SessionEvent> sessionEvents;
    private final TestOutputTopic<String, Session> sessions;
    private final List<KeyValue<String, SessionEvent>> facts = new ArrayList<>();
    private final List<Session> told = new ArrayList<>();

    Diary(Path stateDir) {
        this(stateDir, CONFIG);
    }

    /** Takes how many bytes of a kind may be written in one row with a visitor. */
    Diary(Path stateDir, int visitorRow) {
        this(stateDir, new Config(visitorRow));
    }

    private Diary(Path stateDir, SessionizerConfig config) {
        driver = new TopologyTestDriver(
                topology(config, settings(stateDir), new EventMetrics(meters)), settings(stateDir), time("10:00"));
        userEvents = driver.createInputTopic(
                Topics.USER_EVENTS.name(),
                Serdes.String().serializer(),
                StateSerde.of(UserEvent.class).serializer());
        sessionEvents = driver.createOutputTopic(
                Topics.SESSION_EVENTS.name(),
                Serdes.String().deserializer(),
                StateSerde.of(SessionEvent.class).deserializer());
        sessions = driver.createOutputTopic(
                Topics.SESSIONS.name(),
                Serdes.String().deserializer(),
                StateSerde.of(Session.class).deserializer());
    }

    static Topology topology(Properties settings, EventTally tally) {
        return topology(CONFIG, settings, tally);
    }

    private static Topology topology(SessionizerConfig config, Properties settings, EventTally tally) {
        return new SessionizerTopology(
                        config,
                        StateSerde.of(UserEvent.class),
                        StateSerde.of(SessionEvent.class),
                        StateSerde.of(Session.class),
                        tally)
                .build(new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings))));
    }

    static Properties settings(Path stateDir) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "sessionizer-service");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }

    /** An event reaches the sessionizer. */
    Diary sees(EventBuilder event) {
        return sees(event.build());
    }

    Diary sees(UserEvent event) {
        userEvents.pipeInput(event.getVisitorId(), event, event.getReceivedAt());
        return collect();
    }

    /** The wall clock goes on and nothing else happens. */
    Diary waits(Duration time) {
        driver.advanceWallClockTime(time);
        return collect();
    }

    private Diary collect() {
        facts.addAll(sessionEvents.readKeyValuesToList());
        told.addAll(sessions.readValuesToList());
        return this;
    }

    /** Every event that counted, with its person as key. */
    List<KeyValue<String, CountedEvent>> counted() {
        return facts.stream()
                .filter(fact -> fact.value.getFact() instanceof CountedEvent)
                .map(fact -> KeyValue.pair(fact.key, (CountedEvent) fact.value.getFact()))
                .toList();
    }

    List<SessionChange> changes() {
        return facts.stream()
                .map(fact -> fact.value.getFact())
                .filter(SessionChange.class::isInstance)
                .map(SessionChange.class::cast)
                .toList();
    }

    /** Events in sessions by who adds up the differences of all changes. */
    int sumOfChanges() {
        return changes().stream()
                .mapToInt(change ->
                        events(change.getAfter()) - (change.getBefore() == null ? 0 : events(change.getBefore())))
                .sum();
    }

    private static int events(Session session) {
        return session.getState() == SessionState.MERGED_INTO ? 0 : session.getEvents();
    }

    List<PersonMerged> merges() {
        return mergesByPerson().stream().map(fact -> fact.value).toList();
    }

    List<KeyValue<String, PersonMerged>> mergesByPerson() {
        return facts.stream()
                .filter(fact -> fact.value.getFact() instanceof PersonMerged)
                .map(fact -> KeyValue.pair(fact.key, (PersonMerged) fact.value.getFact()))
                .toList();
    }

    /** The links that a visitor's events made, the latest first. */
    List<Link> links(String visitorId) {
        var found = new ArrayList<Link>();
        var asked = Objects.requireNonNull(driver.getAllStateStores().get(VisitorStores.LINKS))
                .query(VisitorStores.linksOf(visitorId), PositionBound.unbounded(), new QueryConfig(false));
        try (var links = asked.getResult()) {
            links.forEachRemaining(link -> found.add(link.value));
        }
        return found;
    }

    /** Every version of every session as it was told. */
    List<Session> told() {
        return told;
    }

    /** The sessions as who reads them all knows them: the highest revision of each, absorbed ones left out. */
    List<Session> sessions() {
        Map<String, Session> newest = new LinkedHashMap<>();
        told.forEach(session ->
                newest.merge(session.getSessionId(), session, (a, b) -> a.getRevision() > b.getRevision() ? a : b));
        return newest.values().stream()
                .filter(session -> session.getState() != SessionState.MERGED_INTO)
                .sorted(Comparator.comparing(Session::getVisitorId)
                        .thenComparing(Session::getSiteId)
                        .thenComparing(Session::getStartedAt))
                .toList();
    }

    /** All that was concluded and taken back, touchpoints apart. */
    List<DerivedEvent> derived() {
        return derived(false);
    }

    /** All touchpoints that were told and taken back. */
    List<DerivedEvent> touchpointsTold() {
        return derived(true);
    }

    private List<DerivedEvent> derived(boolean touchpoints) {
        return facts.stream()
                .map(fact -> fact.value.getFact())
                .filter(DerivedEvent.class::isInstance)
                .map(DerivedEvent.class::cast)
                .filter(fact -> touchpoints == fact.getEventName().equals("journey_touchpoint"))
                .toList();
    }

    /** The conclusions that stand. */
    List<DerivedEvent> conclusions() {
        return standing(derived());
    }

    /** The touchpoints that stand, in the order in which they were first told. */
    List<DerivedEvent> touchpoints() {
        return standing(touchpointsTold());
    }

    private static List<DerivedEvent> standing(List<DerivedEvent> told) {
        Map<String, DerivedEvent> last = new LinkedHashMap<>();
        told.forEach(fact -> last.put(fact.getEventId(), fact));
        return last.values().stream().filter(fact -> !fact.getWithdrawn()).toList();
    }

    /** Which events were told to be elsewhere than before, and to whom. */
    List<String> moves() {
        return facts.stream()
                .filter(fact -> fact.value.getFact() instanceof SessionChange change
                        && !change.getMovedEventIds().isEmpty())
                .map(fact ->
                        fact.key + ": " + String.join(" ", ((SessionChange) fact.value.getFact()).getMovedEventIds()))
                .toList();
    }

    /** Puts into a store what its changelog has; a store that is no more was left behind with it. */
    void restore(String store, byte[] key, byte[] value) {
        if (store.equals(IDS)) {
            long receivedAt = ByteBuffer.wrap(value).getLong(Long.BYTES);
            long week = CONFIG.duplicatesRemembered().toMillis();
            driver.<Bytes, byte[]>getWindowStore(IDS).put(Bytes.wrap(key), value, receivedAt - receivedAt % week);
        } else if (driver.getAllStateStores().containsKey(store)) {
            bytes(store).put(Bytes.wrap(key), value);
        }
    }

    /** How many bytes of keys and values are in the stores that are not of windows. */
    Map<String, Long> stateBytes() {
        Map<String, Long> sizes = new TreeMap<>();
        driver.getAllStateStores().keySet().stream()
                .filter(store -> driver.getKeyValueStore(store) != null)
                .forEach(store -> {
                    try (var all = bytes(store).all()) {
                        all.forEachRemaining(entry ->
                                sizes.merge(store, (long) entry.key.get().length + entry.value.length, Long::sum));
                    }
                });
        return sizes;
    }

    /** How many bytes of ids are written with a visitor. */
    int idsWithVisitor(String visitorId) {
        return driver.<String, VisitorState>getKeyValueStore(VisitorStores.VISITORS)
                .get(visitorId)
                .getIds()
                .remaining();
    }

    /** How many ids are remembered in the store of their own. */
    long idsElsewhere() {
        long found = 0;
        try (var all = driver.<Bytes, byte[]>getWindowStore(IDS).all()) {
            for (; all.hasNext(); all.next()) {
                found++;
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> bytes(String store) {
        StateStore found = driver.getAllStateStores().get(store);
        while (found instanceof WrappedStateStore<?, ?, ?> wrapped) {
            found = wrapped.wrapped();
        }
        return (KeyValueStore<Bytes, byte[]>) Objects.requireNonNull(found);
    }

    /** The session in which each event is in the end, by who reads all facts in their order. */
    Map<String, String> sessionsOfEvents() {
        Map<String, String> sessions = new HashMap<>();
        for (var fact : facts) {
            if (fact.value.getFact() instanceof CountedEvent counted && counted.getSessionId() != null) {
                sessions.put(counted.getEvent().getEventId(), counted.getSessionId());
            } else if (fact.value.getFact() instanceof SessionChange change) {
                change.getMovedEventIds()
                        .forEach(event -> sessions.put(event, change.getAfter().getSessionId()));
            }
        }
        return sessions;
    }

    /** The session in which an event is in the end: moves are followed. */
    String sessionOf(String eventId) {
        return Objects.requireNonNull(sessionsOfEvents().get(eventId));
    }

    /** What who watches is told: counted in sessions, counted late, dropped as duplicates. */
    List<Double> tally() {
        return List.of(
                meters.counter("rivulet_sessionizer_events_counted", "late", "false")
                        .count(),
                meters.counter("rivulet_sessionizer_events_counted", "late", "true")
                        .count(),
                meters.counter("rivulet_sessionizer_events_dropped", "reason", "duplicate")
                        .count());
    }

    @Override
    public void close() {
        driver.close();
        storeWarnings.close();
    }
}
