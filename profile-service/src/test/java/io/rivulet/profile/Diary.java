package io.rivulet.profile;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;

import io.rivulet.profile.stream.PersonStores;
import io.rivulet.profile.stream.RecentEvents;
import io.rivulet.schemas.StateSerde;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionChange;
import io.rivulet.schemas.avro.SessionChangeKind;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.schemas.fixtures.EventBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What happened to people, in the order in which it reached the topic, and what became of it. */
final class Diary implements AutoCloseable {

    static final StreamsConfig CONFIG = new StreamsConfig(Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "profile-service",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "nowhere:9092",
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true));

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SessionEvent> facts;
    private final TestOutputTopic<String, UserProfile> profiles;
    private Instant now = time("10:00");

    Diary() {
        var factSerde = StateSerde.of(SessionEvent.class);
        var profileSerde = StateSerde.of(UserProfile.class);
        driver = new TopologyTestDriver(
                new ProfileTopology("profile-service", factSerde, profileSerde).build(builder()), properties());
        facts = driver.createInputTopic(Topics.SESSION_EVENTS.name(), new StringSerializer(), factSerde.serializer());
        profiles = driver.createOutputTopic(
                Topics.USER_PROFILES.name(), new StringDeserializer(), profileSerde.deserializer());
    }

    static StreamsBuilder builder() {
        return new StreamsBuilder(new TopologyConfig(CONFIG));
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.putAll(CONFIG.originals());
        return properties;
    }

    Diary at(String time) {
        now = time(time);
        return this;
    }

    Diary view(String person) {
        return event(person, anEvent().by(person).view("/"));
    }

    Diary event(String person, EventBuilder event) {
        return counted(person, event.at(now).build());
    }

    Diary counted(String person, UserEvent event) {
        return fact(person, CountedEvent.newBuilder().setEvent(event).build());
    }

    Diary session(String person, @Nullable Session before, Session after) {
        var kind = before == null ? SessionChangeKind.OPENED : SessionChangeKind.REVISED;
        return fact(person, new SessionChange(kind, before, after, List.of(), true));
    }

    /** By an alias: all that the first is. */
    Diary becomes(String from, String into) {
        return fact(from, new PersonMerged(from, into, "by-alias", now));
    }

    /** All that the visitor did before. */
    Diary identifiesAs(String visitor, String user) {
        return fact(visitor, new PersonMerged(visitor, user, visitor, now));
    }

    Diary fact(String person, Object fact) {
        facts.pipeInput(person, new SessionEvent(person, fact), now);
        return this;
    }

    @Nullable UserProfile profile(String person) {
        KeyValueStore<String, UserProfile> store = driver.getKeyValueStore(PersonStores.PROFILES);
        return store.get(person);
    }

    @Nullable String redirect(String person) {
        KeyValueStore<String, String> store = driver.getKeyValueStore(PersonStores.REDIRECTS);
        return store.get(person);
    }

    /** Puts into a store what an earlier version left in its changelog. */
    void restore(String store, byte[] key, byte[] value) {
        switch (store) {
            case PersonStores.PROFILES -> put(store, Serdes.String(), StateSerde.of(UserProfile.class), key, value);
            case PersonStores.RECENT_EVENTS ->
                put(store, Serdes.Bytes(), StateSerde.of(CountedEvent.class), key, value);
            default -> put(store, Serdes.String(), Serdes.String(), key, value);
        }
    }

    private <K, V> void put(String store, Serde<K> keys, Serde<V> values, byte[] key, byte[] value) {
        driver.<K, V>getKeyValueStore(store)
                .put(
                        keys.deserializer().deserialize(store, key),
                        values.deserializer().deserialize(store, value));
    }

    /** Newest first. */
    List<String> recentEvents(String person) {
        KeyValueStore<Bytes, CountedEvent> store = driver.getKeyValueStore(PersonStores.RECENT_EVENTS);
        return RecentEvents.newest(store, person).stream()
                .map(counted -> counted.getEvent().getEventId())
                .toList();
    }

    /** How many events lie in the store, those that are only waiting to be thrown out included. */
    int eventsStored() {
        KeyValueStore<Bytes, CountedEvent> store = driver.getKeyValueStore(PersonStores.RECENT_EVENTS);
        int stored = 0;
        try (var all = store.all()) {
            for (; all.hasNext(); all.next()) {
                stored++;
            }
        }
        return stored;
    }

    /** What was written since the last call. */
    List<KeyValue<String, UserProfile>> written() {
        return profiles.readKeyValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
