package io.rivulet.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeReaderTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    // Still the 10th in New York.
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-11T03:30:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'day'                                                     | 2026-03-10T04:00:00Z | 2026-03-11T04:00:00Z
            '24h'                                                     | 2026-03-10T03:30:00Z | 2026-03-11T03:30:00Z
            '7d'                                                      | 2026-03-03T05:00:00Z | 2026-03-10T04:00:00Z
            '91d'                                                     | 2025-12-09T05:00:00Z | 2026-03-10T04:00:00Z
            'month'                                                   | 2026-03-01T05:00:00Z | 2026-04-01T04:00:00Z
            '6mo'                                                     | 2025-09-01T04:00:00Z | 2026-03-01T05:00:00Z
            'year'                                                    | 2026-01-01T05:00:00Z | 2027-01-01T05:00:00Z
            'all'                                                     | 2026-02-28T05:00:00Z | 2026-03-11T04:00:00Z
            ['2026-03-07','2026-03-08']                               | 2026-03-07T05:00:00Z | 2026-03-09T04:00:00Z
            ['2026-03-07T12:00:00+01:00','2026-03-07T12:00:00Z']      | 2026-03-07T11:00:00Z | 2026-03-07T12:00:00Z
            """)
    void rangesLieInTheSitesTimeZone(String json, Instant from, Instant until) throws Exception {
        TimeRange range = read(json);
        assertThat(range.from()).isEqualTo(from);
        assertThat(range.until()).isEqualTo(until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yesterday'",
                "'0d'",
                "'d'",
                "7",
                "['2026-03-07']",
                "['2026-03-08','2026-03-07']",
                "['2026-03-07','2026-03-07T00:00:00Z']",
                "['2026-03-07T00:00:00Z','2026-03-07T00:00:00Z']",
                "['0001-01-01','2026-03-07']",
                "['2026-03-07','+99999-01-01']",
                "['2026-02-30','2026-03-07']",
                "null"
            })
    void whatIsNoRangeIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.class).hasMessageContaining("\"7d\"");
    }

    @Test
    void previousIsAsLongAndEndsWhereItBegins() throws Exception {
        TimeRange previous = read("['2026-03-07','2026-03-08']").previous(false);
        assertThat(previous.firstDay()).hasToString("2026-03-05");
        assertThat(previous.lastDay()).hasToString("2026-03-06");
    }

    @Test
    void sameDaysOfTheWeekAreWholeWeeksBefore() throws Exception {
        TimeRange range = read("['2026-03-07','2026-03-14']");
        assertThat(range.previous(true).firstDay()).hasToString("2026-02-21");
        assertThat(range.yearBefore(true).firstDay()).hasToString("2025-03-08");
        assertThat(range.yearBefore(false).firstDay()).hasToString("2025-03-07");
    }

    @Test
    void everyStretchOfTimeIsListed() throws Exception {
        TimeRange range = read("['2026-02-27','2026-03-09']");
        assertThat(TimeBucket.WEEK.labels(range)).isEqualTo(List.of("2026-02-27", "2026-03-02", "2026-03-09"));
        assertThat(TimeBucket.MONTH.labels(range)).isEqualTo(List.of("2026-02-01", "2026-03-01"));
        assertThat(TimeBucket.DAY.labels(range)).hasSize(11).contains("2026-02-28", "2026-03-01");
        assertThat(TimeBucket.HOUR.labels(read("['2026-03-07','2026-03-07']")))
                .hasSize(24)
                .startsWith("2026-03-07 00:00:00");
    }

    @Test
    void twoDaysAreShownByHourAndAHundredByDay() throws Exception {
        assertThat(TimeBucket.suiting(read("['2026-03-07','2026-03-08']"))).isEqualTo(TimeBucket.HOUR);
        assertThat(TimeBucket.suiting(read("['2026-03-07','2026-03-09']"))).isEqualTo(TimeBucket.DAY);
        assertThat(TimeBucket.suiting(read("['2026-01-01','2026-04-10']"))).isEqualTo(TimeBucket.DAY);
        assertThat(TimeBucket.suiting(read("['2026-01-01','2026-04-11']"))).isEqualTo(TimeBucket.MONTH);
    }

    private static TimeRange read(String json) throws Exception {
        return new TimeRangeReader(NOW)
                .read(
                        new Asked(new ObjectMapper().readTree(json.replace('\'', '"')), "date_range"),
                        NEW_YORK,
                        () -> Optional.of(Instant.parse("2026-02-28T12:00:00Z")));
    }
}
