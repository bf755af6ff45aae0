package io.rivulet.bench.projection;

import io.rivulet.backing.BackingServices;
import io.rivulet.bench.load.WallClock;
import io.rivulet.bench.streams.Visits;
import io.rivulet.schemas.Topic;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.WireSerde;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Session;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the sessionizer would have told: an event that counts each, and with every fourth a newer revision of its visit. */
final class CountedVisits {

    private static final Duration APART = Duration.ofMillis(1);
    private static final int EVENTS_A_REVISION = 4;

    private CountedVisits() {}

    static void tell(String kafka, int events) {
        var visits = new Visits(WallClock.now().minus(APART.multipliedBy(events)), APART, 1, Visits.AT_THE_SAME_TIME);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "linger.ms", 20, "batch.size", 128 * 1024, "compression.type", "snappy");
        Map<String, Session> open = new HashMap<>();
        try (var facts = producer(settings, Topics.SESSION_EVENTS);
                var sessions = producer(settings, Topics.SESSIONS)) {
            for (int i = 0; i < events; i++) {
                UserEvent event = visits.next();
                Session visit = open.merge(event.getVisitorId(), begun(event), (before, now) -> grown(before, event));
                SessionEvent fact = new SessionEvent(
                        event.getVisitorId(),
                        CountedEvent.newBuilder()
                                .setEvent(event)
                                .setSessionId(visit.getSessionId())
                                .setPlaceInSession(visit.getEvents())
                                .build());
                var sent = facts.send(new ProducerRecord<>(Topics.SESSION_EVENTS.name(), event.getVisitorId(), fact));
                if (visit.getEvents() % EVENTS_A_REVISION == 1) {
                    sent = sessions.send(new ProducerRecord<>(Topics.SESSIONS.name(), visit.getSessionId(), visit));
                }
                if (i % 100_000 == 0) {
                    sent.get();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not take events", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <V extends SpecificRecord> KafkaProducer<String, V> producer(
            Map<String, Object> settings, Topic<V> topic) {
        return new KafkaProducer<>(
                settings, new StringSerializer(), WireSerde.serializer(topic, BackingServices.registry()));
    }

    private static Session begun(UserEvent event) {
        return Session.newBuilder()
                .setSessionId("visit-of-" + event.getVisitorId())
                .setSiteId(event.getSiteId())
                .setVisitorId(event.getVisitorId())
                .setPersonId(event.getVisitorId())
                .setState(SessionState.OPEN)
                .setRevision(1)
                .setStartedAt(event.getOccurredAt())
                .setEndedAt(event.getOccurredAt())
                .setEvents(1)
                .setPageViews(1)
                .setInteractions(0)
                .setConversionCount(0)
                .setEngagedMillis(0)
                .setRevenue(List.of())
                .setEntryPage(event.getPage().getPath())
                .setExitPage(event.getPage().getPath())
                .setSource(event.getSource())
                .setDevice(event.getDevice())
                .setPlace(event.getPlace())
                .build();
    }

    private static Session grown(Session before, UserEvent event) {
        boolean view = event.getKind() == EventKind.PAGE_VIEW;
        return Session.newBuilder(before)
                .setRevision(before.getRevision() + 1)
                .setEndedAt(event.getOccurredAt())
                .setEvents(before.getEvents() + 1)
                .setPageViews(before.getPageViews() + (view ? 1 : 0))
                .setInteractions(before.getInteractions() + (view ? 0 : 1))
                .setExitPage(view ? event.getPage().getPath() : before.getExitPage())
                .build();
    }
}
