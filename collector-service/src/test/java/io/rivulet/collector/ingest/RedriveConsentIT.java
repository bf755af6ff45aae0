package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.avro.UserEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a visitor agreed to, when its event is sent again. */
class RedriveConsentIT {

    @RegisterExtension
    static final DeliveredCollector collector = DeliveredCollector.usual();

    private final Redriving chance = new Redriving();

    @Test
    void silenceIsStillWhatTheSiteTakesItFor() {
        chance.reject(chance.bad());

        chance.redrive(chance.rejectedId(), chance.silent(""), "");

        assertThat(chance.accepted())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getConsent().getAnalytics()).isTrue());
    }

    @Test
    void whoAskedNotToBeTrackedHasNotConsentedBySilence() {
        chance.rejectUntracked(chance.bad());

        chance.redrive(chance.rejectedId(), chance.silent(",\"userId\":\"ada\""), "");

        assertThat(chance.shown()).singleElement().satisfies(event -> {
            assertThat(event.getConsent().getAnalytics()).isFalse();
            assertThat(event.getConsent().getMarketing()).isFalse();
            assertThat(CookielessId.isOne(event.getVisitorId())).isTrue();
            assertThat(event.getUserId()).isNull();
        });
    }

    @Test
    void noVouchingOutweighsARefusal() {
        chance.reject(chance.bad());

        chance.redrive(chance.rejectedId(), chance.silent(",\"consent\":{\"analytics\":false}"), "?vouched=true");

        assertThat(chance.shown())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getConsent().getAnalytics()).isFalse());
    }

    @Test
    void eachThatMayNotBeRecognisedIsAVisitorOfItsOwnAndTheSameEachTime() {
        chance.rejectUntracked(chance.bad());
        String first = chance.rejectedId();
        chance.begin();
        chance.rejectUntracked(chance.bad());
        String second = chance.rejectedId();

        chance.redrive(first, chance.silent(""), "");
        chance.redrive(first, chance.silent(""), "");
        chance.redrive(second, chance.silent(""), "");

        List<String> visitors =
                chance.shown().stream().map(UserEvent::getVisitorId).toList();
        assertThat(visitors).hasSize(3);
        assertThat(Set.copyOf(visitors)).hasSize(2);
    }
}
