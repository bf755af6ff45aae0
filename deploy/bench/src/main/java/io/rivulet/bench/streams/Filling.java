package io.rivulet.bench.streams;

import io.rivulet.backing.BackingServices;
import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.stand.Stand;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events into their topic before anybody reads it, so that what is measured is who reads and not who writes. */
final class Filling {

    private static final Duration APART = Duration.ofMillis(1);

    private Filling() {}

    /** Adds events, of so many visitors at the same time, until the topic has so many. */
    static void upTo(Stand stand, int events, int atTheSameTime) {
        int missing = (int) (events - stand.written().count(Topics.USER_EVENTS));
        Visits visits = endingNow(missing, atTheSameTime);
        fill(stand, missing, i -> visits.next());
    }

    /** Adds visitors, of whom each does a few things, in order and within half an hour from now. */
    static void withVisitors(Stand stand, int visitors, int eventsEach) {
        int events = visitors * eventsEach;
        Visits visits = endingNow(events, Visits.AT_THE_SAME_TIME);
        fill(stand, events, i -> visits.of(i % visitors, i < visitors));
    }

    /** They end now: what is old is closed as soon as it is read, and what is yet to come never. */
    private static Visits endingNow(int events, int atTheSameTime) {
        return new Visits(WallClock.now().minus(APART.multipliedBy(events)), APART, 1, atTheSameTime);
    }

    private static void fill(Stand stand, int many, IntFunction<UserEvent> next) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stand.broker().address(),
                "linger.ms",
                20,
                "batch.size",
                128 * 1024,
                "compression.type",
                "snappy");
        var values = WireSerde.serializer(Topics.USER_EVENTS, BackingServices.registry());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), values)) {
            for (int i = 0; i < many; i++) {
                UserEvent event = next.apply(i);
                var unused =
                        producer.send(new ProducerRecord<>(Topics.USER_EVENTS.name(), event.getVisitorId(), event));
            }
        }
    }
}
