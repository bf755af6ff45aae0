package io.rivulet.query.live;

import io.quarkus.runtime.ShutdownEvent;
import io.rivulet.query.QueryConfig;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.SessionEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics for everybody who listens to this pod, in one thread and as a member of no group: every pod reads all
 * partitions, so that any pod serves any listener. It sleeps while nobody listens, and begins a minute in the past, so
 * that who was cut off from another pod can go on here.
 */
@ApplicationScoped
class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final List<Topic<?>> TOLD = List.of(Topics.SESSION_EVENTS, Topics.USER_SCORES);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK = Duration.ofMinutes(1);
    private static final Duration LINGERS = Duration.ofMinutes(2);
    private static final Duration BETWEEN_CONSUMERS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS_FOR_PARTITIONS = Duration.ofMinutes(1);
    private static final int RECORDS_AT_ONCE = 1000;
    private static final int PATIENCE_MILLIS = 5000;

    private final QueryConfig config;
    private final Map<String, Object> kafka;
    private final Hub hub;
    private final Drafts drafts;
    private final Alarms alarms;
    private final LiveMetrics metrics;
    private final Clock clock;
    private final Object wish = new Object();

    private @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean isStopped;
    private volatile long lastWishedAt;
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private Map<String, Deserializer<? extends SpecificRecord>> readers = Map.of();

    /** Whether it goes on where it was interrupted, rather than begin anew after a sleep. */
    private boolean goesOn;

    Feed(
            QueryConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Hub hub,
            LiveMetrics metrics,
            Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.hub = hub;
        this.drafts = hub.drafts();
        this.alarms = hub.alarms();
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Makes sure that it reads; done when it has read as far as there was something when it was woken. */
    CompletableFuture<Void> listened() {
        synchronized (wish) {
            lastWishedAt = System.nanoTime();
            if (thread == null && !isStopped) {
                thread = new Thread(this::run, "live-feed");
                thread.start();
            }
            wish.notifyAll();
            return ready;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Thread running;
        synchronized (wish) {
            isStopped = true;
            wish.notifyAll();
            running = thread;
        }
        Consumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        if (running != null) {
            running.join(PATIENCE_MILLIS);
        }
    }

    private void run() {
        while (isWanted()) {
            try (Consumer<String, byte[]> reading = new KafkaConsumer<>(settings())) {
                consumer = reading;
                read(reading);
                goesOn = isListenedTo();
            } catch (WakeupException stops) {
                LOG.debug("The feed stops");
            } catch (RuntimeException failure) {
                LOG.warn("The feed starts over with a new consumer", failure);
                goesOn = true;
                pause();
            } finally {
                consumer = null;
                ready = new CompletableFuture<>();
                readers.values().forEach(Deserializer::close);
                readers = Map.of();
            }
        }
    }

    /** Waits until somebody listens; false when there is nothing to wait for any more. */
    private boolean isWanted() {
        synchronized (wish) {
            while (!isStopped && !isListenedTo()) {
                try {
                    wish.wait();
                } catch (InterruptedException e) {
                    return false;
                }
            }
            return !isStopped;
        }
    }

    private boolean isListenedTo() {
        if (hub.hasListeners()) {
            lastWishedAt = System.nanoTime();
            return true;
        }
        return lastWishedAt != 0 && System.nanoTime() - lastWishedAt < LINGERS.toNanos();
    }

    private void pause() {
        long until = System.nanoTime() + BETWEEN_CONSUMERS.toNanos();
        synchronized (wish) {
            try {
                while (!isStopped && System.nanoTime() < until) {
                    wish.wait(BETWEEN_CONSUMERS.toMillis());
                }
            } catch (InterruptedException e) {
                isStopped = true;
            }
        }
    }

    private void read(Consumer<String, byte[]> reading) {
        Map<String, Deserializer<? extends SpecificRecord>> fresh = new HashMap<>();
        TOLD.forEach(topic -> fresh.put(
                topic.name(), WireSerde.deserializer(topic, config.registry().url())));
        readers = fresh;
        List<TopicPartition> partitions = partitions(reading);
        Map<TopicPartition, Long> ends = begin(reading, partitions);
        long lastLook = System.nanoTime();
        while (!isStopped && isListenedTo()) {
            boolean isNew = false;
            for (ConsumerRecord<String, byte[]> entry : reading.poll(POLL)) {
                isNew |= take(entry);
            }
            // Also where transactions' marks lie, and what made no frame.
            for (TopicPartition partition : partitions) {
                if (isTold(partition.topic())) {
                    hub.ring().reached(name(partition), reading.position(partition));
                }
            }
            if (isNew) {
                hub.news();
            }
            if (!ready.isDone()
                    && ends.entrySet().stream().allMatch(end -> reading.position(end.getKey()) >= end.getValue())) {
                ready.complete(null);
            }
            if (System.nanoTime() - lastLook > BETWEEN_LOOKS_FOR_PARTITIONS.toNanos()) {
                lastLook = System.nanoTime();
                if (!partitions(reading).equals(partitions)) {
                    return;
                }
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> reading) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : List.of(Topics.SESSION_EVENTS, Topics.USER_SCORES, Topics.REJECTED_EVENTS)) {
            reading.partitionsFor(topic.name())
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        return partitions;
    }

    private Map<TopicPartition, Long> begin(Consumer<String, byte[]> reading, List<TopicPartition> partitions) {
        reading.assign(partitions);
        long since = clock.instant().minus(BACK).toEpochMilli();
        Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
        var begins = reading.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> since)));
        Map<String, Long> reached = goesOn ? hub.ring().reached() : Map.of();
        Map<String, Long> from = new TreeMap<>();
        ends.forEach((partition, end) -> {
            var begin = begins.get(partition);
            long offset = reached.getOrDefault(name(partition), begin == null ? end : begin.offset());
            reading.seek(partition, offset);
            if (isTold(partition.topic())) {
                from.put(name(partition), offset);
            }
        });
        if (reached.isEmpty()) {
            hub.ring().begin(from);
        } else {
            hub.ring().goOn(from);
        }
        return ends;
    }

    /** Whether it made a frame. */
    private boolean take(ConsumerRecord<String, byte[]> entry) {
        if (!isTold(entry.topic())) {
            if (entry.key() != null && !entry.key().isBlank()) {
                alarms.saw(entry.key(), true, entry.timestamp());
            }
            return false;
        }
        Deserializer<? extends SpecificRecord> reader = readers.get(entry.topic());
        if (entry.value() == null || reader == null) {
            return false;
        }
        SpecificRecord value;
        try {
            value = reader.deserialize(entry.topic(), entry.value());
        } catch (RuntimeException unreadable) {
            // The projection says what is wrong with it, and where; here it is not told.
            metrics.unreadable(entry.topic());
            return false;
        }
        if (value instanceof SessionEvent about && about.getFact() instanceof CountedEvent counted) {
            alarms.saw(counted.getEvent().getSiteId(), false, entry.timestamp());
        }
        var place = new Place(entry.topic() + "/" + entry.partition(), entry.offset());
        Frame.Draft draft = drafts.of(value, place, clock.instant());
        if (draft == null) {
            return false;
        }
        hub.ring().add(draft);
        return true;
    }

    private static boolean isTold(String topic) {
        return TOLD.stream().anyMatch(told -> told.name().equals(topic));
    }

    private static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was read is gone from the topic: better go on with what comes than not at all.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }
}
