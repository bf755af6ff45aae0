package io.rivulet.collector.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailySaltsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    private final DailySalts salts = new DailySalts();

    @Test
    void ofSeveralProposalsTheFirstCounts() {
        salts.add(MONDAY, salt(1), NOON, NOON);
        salts.add(MONDAY, salt(2), NOON, NOON);

        assertThat(salts.of(NOON, NOON)).isEqualTo(salt(1));
    }

    @Test
    void withoutASaltNobodyIsCounted() {
        assertThatExceptionOfType(DailySalts.NoSalt.class).isThrownBy(() -> salts.of(NOON, NOON));
        assertThat(salts.areReady(NOON)).isFalse();
    }

    @Test
    void yesterdaysSaltIsNotTodays() {
        salts.add(MONDAY, salt(1), NOON, NOON);

        assertThat(salts.areReady(MIDNIGHT.minusMillis(1))).isTrue();
        assertThat(salts.areReady(MIDNIGHT)).isFalse();
    }

    @Test
    void whatHappenedYesterdayIsCountedWithYesterdaysSalt() {
        salts.add(MONDAY, salt(1), NOON, NOON);
        salts.add(TUESDAY, salt(2), NOON, NOON);

        assertThat(salts.of(MIDNIGHT.minusMillis(1), MIDNIGHT)).isEqualTo(salt(1));
        assertThat(salts.of(MIDNIGHT, MIDNIGHT)).isEqualTo(salt(2));
    }

    @Test
    void whatHappenedBeforeYesterdayIsCountedWithTodays() {
        salts.add(TUESDAY, salt(2), NOON, NOON);

        assertThat(salts.of(NOON.minus(Duration.ofDays(9)), MIDNIGHT)).isEqualTo(salt(2));
    }

    @Test
    void aSaltIsForgottenAfter48Hours() {
        salts.add(MONDAY, salt(1), NOON, NOON);

        salts.forget(NOON.plus(DailySalts.KEPT).minusMillis(1));
        assertThat(salts.days()).containsExactly(MONDAY);

        salts.forget(NOON.plus(DailySalts.KEPT));
        assertThat(salts.days()).isEmpty();
    }

    @Test
    void aSaltOf48HoursAgoIsNotLearned() {
        salts.add(MONDAY, salt(1), NOON, NOON.plus(DailySalts.KEPT));
        assertThat(salts.days()).isEmpty();

        salts.add(MONDAY, salt(1), NOON, NOON.plus(DailySalts.KEPT).minusMillis(1));
        assertThat(salts.days()).containsExactly(MONDAY);
    }

    @Test
    void aSaltThatIsTooOldIsNotUsedEvenBeforeItIsForgotten() {
        Instant made = Instant.parse("2026-03-01T23:00:00Z");
        salts.add(MONDAY, salt(1), made, made);
        salts.add(TUESDAY, salt(2), NOON, NOON);

        assertThat(salts.of(NOON, Instant.parse("2026-03-03T22:59:59.999Z"))).isEqualTo(salt(1));
        assertThat(salts.of(NOON, Instant.parse("2026-03-03T23:00:00Z"))).isEqualTo(salt(2));
    }

    @Test
    void tomorrowsIsMissingFromAnHourBefore() {
        salts.add(MONDAY, salt(1), NOON, NOON);

        assertThat(salts.missing(Instant.parse("2026-03-02T22:59:59.999Z"))).isEmpty();
        assertThat(salts.missing(Instant.parse("2026-03-02T23:00:00Z"))).containsExactly(TUESDAY);
    }

    private static byte[] salt(int seed) {
        return new byte[] {(byte) seed};
    }
}
