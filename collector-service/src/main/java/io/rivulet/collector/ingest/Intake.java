package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.ConsentGate;
import io.rivulet.collector.consent.DailySalts;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.collector.event.EventFields;
import io.rivulet.collector.event.EventReader;
import io.rivulet.collector.event.NameSet;
import io.rivulet.collector.event.Outcome;
import io.rivulet.collector.event.RawEvent;
import io.rivulet.collector.event.Reasons.Code;
import io.rivulet.collector.personal.Harmless;
import io.rivulet.collector.personal.PersonalData;
import io.rivulet.collector.personal.PersonalJson;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.schemas.avro.UserEvent;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The way of an event through the collector: cleaned of personal data, read, enriched, held against the visitor's
 * consent, finished. It is cleaned first, so that nothing that is made of it can hold what was not meant to be kept.
 */
@Singleton
final class Intake {

    private static final NameSet ADDRESSES = new NameSet(EventFields.ADDRESSES);

    private final Enrichment enrichment;
    private final ConsentGate consent;
    private final PersonalData personal;
    private final PersonalJson sent;
    private final SealedPayload sealed;

    Intake(Enrichment enrichment, DailySalts salts, PersonalData personal, SealedPayload sealed) {
        this.enrichment = enrichment;
        this.consent = new ConsentGate(salts);
        this.personal = personal;
        this.sent = new PersonalJson(personal);
        this.sealed = sealed;
    }

    /**
     * One outcome for each event, in their order.
     *
     * @param spent whether a visitor has sent as much as it may
     */
    Verdict judge(Stream<RawEvent> events, Delivery delivery, Predicate<String> spent) {
        var known = new Harmless();
        return Verdict.of(events.map(event -> outcome(event, delivery, consent, spent, known))
                .toList());
    }

    /**
     * The outcome for one that came before and is judged anew; what its visitor may send was counted then.
     *
     * @param alone how it is counted where its visitor is not to be recognised
     */
    Outcome again(RawEvent event, Delivery delivery, ConsentGate alone) {
        return outcome(event, delivery, alone, visitor -> false, new Harmless());
    }

    private Outcome outcome(
            RawEvent event, Delivery delivery, ConsentGate gate, Predicate<String> spent, Harmless known) {
        // Where the sender says the visitor is, Enrichment looks up and throws away.
        sent.clean(event.json(), ADDRESSES::has, known);
        return fitToBeKept(judged(event, delivery, gate, spent), known);
    }

    private Outcome judged(RawEvent event, Delivery delivery, ConsentGate gate, Predicate<String> spent) {
        EventReader.Reading reading = EventReader.read(event, delivery);
        if (reading instanceof EventReader.Reading.Illegible illegible) {
            return illegible.outcome();
        }
        Draft draft = ((EventReader.Reading.Legible) reading).draft();
        enrichment.enrich(draft);
        gate.pass(draft);
        String visitor = draft.visitorId();
        if (visitor != null && spent.test(visitor)) {
            draft.reasons().add(Code.TOO_MANY, "", "Its visitor has sent more events than a visitor may in this time.");
        }
        return draft.finished();
    }

    private Outcome fitToBeKept(Outcome outcome, Harmless known) {
        if (outcome instanceof Outcome.Rejected bad) {
            // Its bytes may say anything about anybody: they are nobody's to read by accident.
            return new Outcome.Rejected(bad.index(), sealed.seal(personal.written(bad.event(), known)));
        }
        UserEvent event = personal.written(((Outcome.Accepted) outcome).event(), known);
        return event.getConsent().getAnalytics() ? outcome : new Outcome.Accepted(personal.forgotten(event));
    }
}
