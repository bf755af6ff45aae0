package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.ConsentGate;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventReader;
import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.personal.SealedPayload;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The way of an event through the collector: read, enriched, held against the visitor's consent, finished. */
@Singleton
final class Intake {

    private final ConsentGate consent = new ConsentGate();
    private final SealedPayload sealed;

    Intake(SealedPayload sealed) {
        this.sealed = sealed;
    }

    /** One outcome for each event, in their order. */
    Verdict judge(Stream<RawEvent> events, Delivery delivery) {
        return Verdict.of(events.map(event -> locked(outcome(event, delivery))).toList());
    }

    /** What is refused may say anything about anybody: its bytes are nobody's to read by accident. */
    private Outcome locked(Outcome outcome) {
        return outcome instanceof Outcome.Rejected bad
                ? new Outcome.Rejected(bad.index(), sealed.seal(bad.event()))
                : outcome;
    }

    private Outcome outcome(RawEvent event, Delivery delivery) {
        EventReader.Reading reading = EventReader.read(event, delivery);
        if (reading instanceof EventReader.Reading.Illegible illegible) {
            return illegible.outcome();
        }
        Draft draft = ((EventReader.Reading.Legible) reading).draft();
        Enrichment.enrich(draft);
        consent.pass(draft);
        return draft.finished();
    }
}
