package io.rivulet.query.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.query.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DateRangeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void bothDaysAreIncludedInTheSitesTimeZone() {
        var range = DateRange.parse("2026-03-07", "2026-03-08", NEW_YORK, 366);

        // The clocks go forward on the 8th.
        assertThat(range.from()).isEqualTo(Instant.parse("2026-03-07T05:00:00Z"));
        assertThat(range.until()).isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
    }

    @Test
    void previousRangeIsAsLongAndEndsTheDayBefore() {
        var range = DateRange.parse("2026-03-02", "2026-03-08", NEW_YORK, 366).previous();

        assertThat(range.startDate()).isEqualTo(LocalDate.of(2026, 2, 23));
        assertThat(range.endDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void longestRangeIsTakenAndOneDayMoreIsNot() {
        assertThat(DateRange.parse("2026-03-01", "2026-03-10", NEW_YORK, 10).days())
                .isEqualTo(10);
        assertThatThrownBy(() -> DateRange.parse("2026-03-01", "2026-03-11", NEW_YORK, 10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 10 days");
    }
}
