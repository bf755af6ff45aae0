package io.rivulet.collector.consent;

import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.schemas.avro.Consent;

/** Lets through what a visitor agreed to: without consent to analytics an event is counted for nobody in particular. */
public final class ConsentGate {

    private final DailySalts salts;

    public ConsentGate(DailySalts salts) {
        this.salts = salts;
    }

    /**
     * Notes the consent on the event and enforces it.
     *
     * @throws DailySalts.NoSalt when the visitor can't be counted yet
     */
    public void pass(Draft draft) {
        Delivery delivery = draft.delivery();
        Consent consent = ConsentSnapshot.read(draft.fields(), delivery, draft.reasons());
        draft.agreed(consent);
        if (!consent.getAnalytics()) {
            byte[] salt = salts.of(draft.occurredAt(), delivery.receivedAt());
            draft.becomeAnonymous(CookielessVisitor.id(
                    salt, delivery.site().id(), delivery.client(), draft.userAgent(), draft.pageHost()));
        }
    }
}
