package io.rivulet.collector.consent;

import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Draft;
import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.avro.Consent;
import java.util.function.Function;

/** Lets through what a visitor agreed to: without consent to analytics an event is counted for nobody in particular. */
public final class ConsentGate {

    private final Function<Draft, String> stranger;

    private ConsentGate(Function<Draft, String> stranger) {
        this.stranger = stranger;
    }

    /** Those who are not to be recognised are the same for a day, by these salts. */
    public ConsentGate(DailySalts salts) {
        this(draft -> {
            Delivery delivery = draft.delivery();
            return CookielessVisitor.id(
                    salts.of(draft.occurredAt(), delivery.receivedAt()),
                    delivery.site().id(),
                    delivery.client(),
                    draft.userAgent(),
                    draft.pageHost());
        });
    }

    /**
     * For one event by itself, of which nothing is known any more that would tell its visitor from others: it has a visitor
     * of its own.
     *
     * @param hex 32 hexadecimal digits that only this event has, made of nothing about the visitor
     */
    public static ConsentGate alone(String hex) {
        return new ConsentGate(draft -> CookielessId.of(hex));
    }

    /**
     * Notes the consent on the event and enforces it.
     *
     * @throws DailySalts.NoSalt when the visitor can't be counted yet
     */
    public void pass(Draft draft) {
        Consent consent = ConsentSnapshot.read(draft.fields(), draft.delivery(), draft.reasons());
        draft.agreed(consent);
        if (!consent.getAnalytics()) {
            draft.becomeAnonymous(stranger.apply(draft));
        }
    }
}
