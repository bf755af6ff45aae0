package io.rivulet.acceptance;

import static org.awaitility.Awaitility.await;

import io.rivulet.acceptance.lives.Deliveries;
import io.rivulet.acceptance.lives.Lives;
import io.rivulet.acceptance.lives.Population;
import io.rivulet.acceptance.lives.RecordedLives;
import io.rivulet.acceptance.oracle.Differ;
import io.rivulet.acceptance.oracle.Oracle;
import io.rivulet.acceptance.oracle.ProfileDiffer;
import io.rivulet.acceptance.oracle.Reading;
import io.rivulet.acceptance.oracle.Told;
import io.rivulet.acceptance.oracle.Verdict;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.UserEvent;
import io.rivulet.schemas.avro.UserProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Some lives before the sessionizer and its judge: sends them, waits until they are over, compares. */
final class Trial {

    private static final Reading READING = Reading.WHOLE;

    /** The longest visit, as an interval of Postgres. */
    static final String LONGEST_VISIT =
            READING.longest().map(longest -> longest.toHours() + " hours").orElse("100 years");

    private static final Set<String> CONCLUSIONS = Set.of(
            "booking_abandoned",
            "funnel_abandoned",
            "price_checked_multiple_times",
            "high_engagement_no_conversion",
            "rage_click",
            "journey_touchpoint");
    private static final String GROUP = "sessionizer-service";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_WORD = Duration.ofSeconds(20);
    private static final List<Topic<?>> ALL =
            List.of(Topics.USER_EVENTS, Topics.SESSION_EVENTS, Topics.SESSIONS, Topics.USER_PROFILES);

    private final Fleet fleet;
    private final TopicReader reader;
    private final Predicate<String> visitors;
    private final String name = "life-" + UUID.randomUUID();
    private final Told told;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<String, UserProfile> profiles = new HashMap<>();
    /** Whoever replays recordings brings people along of whom others have spoken. */
    private final boolean judgesProfiles;

    private Trial(Fleet fleet, Optional<Set<String>> visitors) {
        this.fleet = fleet;
        this.reader = new TopicReader(fleet.bootstrapServers(), fleet.registryUrl());
        this.visitors =
                visitors.<Predicate<String>>map(known -> known::contains).orElse(visitor -> visitor.startsWith(name));
        this.told = new Told(this.visitors);
        this.judgesProfiles = visitors.isEmpty();
    }

    /** A trial of made-up visitors of its own, who will live from now on. */
    static Trial fromNowOn(Fleet fleet) {
        Trial trial = new Trial(fleet, Optional.empty());
        ALL.forEach(topic -> trial.positions.putAll(trial.reader.ends(topic)));
        return trial;
    }

    /** A trial of all that was ever sent and said of some visitors. */
    static Trial of(Fleet fleet, Set<String> visitors) {
        return new Trial(fleet, Optional.of(visitors));
    }

    /** The visitors of whom events are written while something happens. */
    static Set<String> visitorsOf(Fleet fleet, Runnable sending) {
        return eventsOf(fleet, sending).stream().map(UserEvent::getVisitorId).collect(Collectors.toSet());
    }

    /** The events that are written while something happens, each once. */
    static Collection<UserEvent> eventsOf(Fleet fleet, Runnable sending) {
        TopicReader reader = new TopicReader(fleet.bootstrapServers(), fleet.registryUrl());
        Map<TopicPartition, Long> before = reader.ends(Topics.USER_EVENTS);
        sending.run();
        Map<String, UserEvent> events = new LinkedHashMap<>();
        reader.read(Topics.USER_EVENTS, before, event -> events.putIfAbsent(event.getEventId(), event));
        return events.values();
    }

    /** Sends lives in an order of arrival; returns how many deliveries were acknowledged. */
    int send(long seed, long order, int events) {
        return send(seed, order, sent -> sent < events, () -> {});
    }

    /**
     * Sends lives in an order of arrival; returns how many deliveries were acknowledged.
     *
     * @param wanted whether there have to be more of them than so many
     * @param pace returns when the next may be sent
     */
    int send(long seed, long order, IntPredicate wanted, Runnable pace) {
        return send(new Lives(seed, name + "-" + seed + "-" + order), order, wanted, pace);
    }

    /**
     * Sends what a recording's visitors did in an order of arrival; returns how many deliveries were acknowledged. In
     * another order they are others.
     *
     * @param pace returns when the next may be sent
     */
    int send(Collection<UserEvent> recorded, long order, IntPredicate wanted, Runnable pace) {
        return send(new RecordedLives(recorded, name + "-recorded-" + order), order, wanted, pace);
    }

    private int send(Population lives, long order, IntPredicate wanted, Runnable pace) {
        try (EventWriter writer = new EventWriter(fleet.bootstrapServers(), fleet.registryUrl())) {
            int sent = new Deliveries(lives, order, Clock.systemUTC()).deliver(wanted, event -> {
                pace.run();
                writer.write(event);
            });
            writer.flush();
            return sent;
        }
    }

    /** Returns when every event was taken and every visit is over. */
    void awaitTheEnd(Duration atMost) {
        await("every event to be taken").atMost(atMost).pollInterval(PAUSE).until(() -> lag() == 0);
        await("every visit to be over").atMost(atMost).pollInterval(PAUSE).until(() -> {
            listen();
            return told.open() == 0;
        });
    }

    /** Compares what was told with what is true; waits a little for what has not been said yet. */
    Outcome judge() {
        List<UserEvent> arrivals = new ArrayList<>();
        reader.read(Topics.USER_EVENTS, new HashMap<>(positions), event -> {
            if (visitors.test(event.getVisitorId())) {
                arrivals.add(event);
            }
        });
        List<Verdict> verdicts = new Oracle(READING).judge(arrivals);
        ProfileDiffer people = new ProfileDiffer(verdicts);
        long deadline = System.nanoTime() + LAST_WORD.toNanos();
        while (true) {
            listen();
            Outcome outcome = Outcome.of(arrivals.size(), verdicts, told, new Differ(CONCLUSIONS));
            if (judgesProfiles) {
                outcome = outcome.with(people.people(), people.differences(profiles));
            }
            if (outcome.differences().isEmpty() || System.nanoTime() > deadline) {
                return outcome;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void listen() {
        reader.read(Topics.SESSIONS, positions, told::session);
        reader.read(Topics.SESSION_EVENTS, positions, told::fact);
        if (judgesProfiles) {
            reader.readKeyed(Topics.USER_PROFILES, positions, this::profile);
        }
    }

    /** Of one of these lives' persons, all of whose names begin like theirs; a tombstone is of who became another. */
    private void profile(String personId, @Nullable UserProfile profile) {
        if (profile == null) {
            profiles.remove(personId);
        } else if (personId.startsWith(name)) {
            profiles.put(personId, profile);
        }
    }

    private long lag() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", fleet.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return reader.ends(Topics.USER_EVENTS).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (taken.get(end.getKey()) == null
                                    ? 0
                                    : taken.get(end.getKey()).offset()))
                    .sum();
        }
    }
}
