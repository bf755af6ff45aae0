package io.rivulet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Alarms alarms = new Alarms();

    @Test
    void manyRejectedIsRaisedOnceAndClearedWhenTheyAreFewAgain() {
        see(380, 20);
        assertThat(alarms.look(NOW, NOW, true)).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("many_rejected");
            assertThat(alert.state()).isEqualTo("raised");
            assertThat(alert.siteId()).isEqualTo("demo");
            assertThat(alert.detail()).startsWith("20 of 400 events");
        });
        assertThat(alarms.look(NOW, NOW, true)).isEmpty();
        assertThat(alarms.standing()).hasSize(1);
        Instant later = NOW.plusSeconds(70);
        assertThat(alarms.look(later, later, true))
                .singleElement()
                .satisfies(alert -> assertThat(alert.state()).isEqualTo("cleared"));
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void oneFewerIsNotMany() {
        see(380, 19);
        assertThat(alarms.look(NOW, NOW, true)).isEmpty();
        see(1, 1);
        assertThat(alarms.look(NOW, NOW, true)).isEmpty();
    }

    @Test
    void numbersAreBehindAfterHalfAMinute() {
        assertThat(alarms.look(NOW, NOW.minusSeconds(30), true)).isEmpty();
        assertThat(alarms.look(NOW, NOW.minusMillis(30_001), true)).hasSize(1);
        assertThat(alarms.look(NOW, NOW, true))
                .singleElement()
                .satisfies(alert -> assertThat(alert.state()).isEqualTo("cleared"));
    }

    @Test
    void nobodyIsBehindBeforeAnybodyAsked() {
        assertThat(alarms.look(NOW, null, false)).isEmpty();
        assertThat(alarms.look(NOW, null, true)).hasSize(1);
    }

    private void see(int counted, int rejected) {
        for (int i = 0; i < counted; i++) {
            alarms.saw("demo", false, NOW.toEpochMilli() - 1000);
        }
        for (int i = 0; i < rejected; i++) {
            alarms.saw("demo", true, NOW.toEpochMilli() - 1000);
        }
    }
}
