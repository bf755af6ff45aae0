package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.ConsentGate;
import io.rivulet.collector.consent.DailySalts;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventFields;
import io.rivulet.collector.event.EventReader;
import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.personal.PersonalData;
import io.rivulet.collector.personal.PersonalJson;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.schemas.avro.UserEvent;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/**
 * The way of an event through the collector: cleaned of personal data, read, enriched, held against the visitor's
 * consent, finished. It is cleaned first, so that nothing that is made of it can hold what was not meant to be kept.
 */
@Singleton
final class Intake {

    private final ConsentGate consent;
    private final PersonalData personal;
    private final PersonalJson sent;
    private final SealedPayload sealed;

    Intake(DailySalts salts, PersonalData personal, SealedPayload sealed) {
        this.consent = new ConsentGate(salts);
        this.personal = personal;
        this.sent = new PersonalJson(personal);
        this.sealed = sealed;
    }

    /** One outcome for each event, in their order. */
    Verdict judge(Stream<RawEvent> events, Delivery delivery) {
        return Verdict.of(
                events.map(event -> fitToBeKept(outcome(event, delivery))).toList());
    }

    private Outcome outcome(RawEvent event, Delivery delivery) {
        // Where the sender says the visitor is, Enrichment looks up and throws away.
        sent.clean(event.json(), EventFields.ADDRESSES);
        EventReader.Reading reading = EventReader.read(event, delivery);
        if (reading instanceof EventReader.Reading.Illegible illegible) {
            return illegible.outcome();
        }
        Draft draft = ((EventReader.Reading.Legible) reading).draft();
        Enrichment.enrich(draft);
        consent.pass(draft);
        return draft.finished();
    }

    private Outcome fitToBeKept(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected bad) {
            // Its bytes may say anything about anybody: they are nobody's to read by accident.
            return new Outcome.Rejected(bad.index(), sealed.seal(personal.written(bad.event())));
        }
        UserEvent event = personal.written(((Outcome.Accepted) outcome).event());
        return event.getConsent().getAnalytics() ? outcome : new Outcome.Accepted(personal.forgotten(event));
    }
}
