package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.ConsentGate;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventReader;
import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import java.util.stream.Stream;

/** The way of an event through the collector: read, enriched, held against the visitor's consent, finished. */
final class Intake {

    private final ConsentGate consent = new ConsentGate();

    /** One outcome for each event, in their order. */
    Verdict judge(Stream<RawEvent> events, Delivery delivery) {
        return Verdict.of(events.map(event -> outcome(event, delivery)).toList());
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
