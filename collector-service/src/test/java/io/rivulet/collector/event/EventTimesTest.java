package io.rivulet.collector.event;

import static io.rivulet.collector.ingest.Judging.NOON;
import static io.rivulet.collector.ingest.Judging.aBrowser;
import static io.rivulet.collector.ingest.Judging.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.UserEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

    @Test
    void theTimeBetweenHappeningAndSendingIsTakenFromTheReceipt() {
        // The sender's clock is a year behind; ten seconds passed on it.
        UserEvent event =
                aBrowser().sends(body("\"timestamp\":\"2025-03-02T12:00:00Z\"", "\"sentAt\":\"2025-03-02T12:00:10Z\""));

        assertThat(event.getOccurredAt()).isEqualTo(NOON.minusSeconds(10));
        assertThat(event.getCreatedAt()).isEqualTo(Instant.parse("2025-03-02T12:00:00Z"));
        assertThat(event.getSentAt()).isEqualTo(Instant.parse("2025-03-02T12:00:10Z"));
    }

    @Test
    void aMeasuredOffsetBeatsTheTimeOfSending() {
        UserEvent event = aBrowser()
                .sends(body(
                        "\"timestamp\":\"2026-03-02T10:58:00Z\"",
                        "\"sentAt\":\"2026-03-02T10:59:00Z\",\"clockOffset\":3600000"));

        assertThat(event.getOccurredAt()).isEqualTo(Instant.parse("2026-03-02T11:58:00Z"));
    }

    @Test
    void withoutATimeOfSendingTheReceiptCounts() {
        assertThat(aBrowser()
                        .sends(body("\"timestamp\":\"2026-03-02T11:00:00Z\"", ""))
                        .getOccurredAt())
                .isEqualTo(NOON);
        assertThat(aBrowser().sends(body("\"seq\":1", "")).getOccurredAt()).isEqualTo(NOON);
    }

    @Test
    void nothingHappensAfterItsReceipt() {
        UserEvent event =
                aBrowser().sends(body("\"timestamp\":\"2026-03-02T13:00:10Z\"", "\"sentAt\":\"2026-03-02T13:00:00Z\""));

        assertThat(event.getOccurredAt()).isEqualTo(NOON);
    }

    @Test
    void thirtyDaysAreNotTooOld() {
        Instant created = NOON.minus(Duration.ofDays(30));

        assertThat(aBrowser()
                        .sends(body("\"timestamp\":\"" + created + "\"", "\"sentAt\":\"" + NOON + "\""))
                        .getOccurredAt())
                .isEqualTo(created);
    }

    @Test
    void amillisecondMoreIsTooOldWhateverIsKnownOfTheClock() {
        Instant created = NOON.minus(Duration.ofDays(30)).minusMillis(1);

        for (String metadata : new String[] {"\"sentAt\":\"" + NOON + "\"", "\"clockOffset\":0", ""}) {
            assertThat(aBrowser()
                            .failsWith(body("\"timestamp\":\"" + created + "\"", metadata))
                            .getReasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("too_old"))
                    .satisfies(reason -> assertThat(reason.getField()).isEqualTo("/timestamp"));
        }
    }

    @Test
    void anImportKeepsItsOwnTimeToTheMillisecond() {
        UserEvent event = aServer()
                .sends(body(
                        "\"timestamp\":\"2011-03-02T10:00:00.123Z\"",
                        "\"import\":true,\"sentAt\":\"2026-03-02T11:00:00Z\""));

        assertThat(event.getOccurredAt()).isEqualTo(Instant.parse("2011-03-02T10:00:00.123Z"));
        assertThat(event.getImported()).isTrue();
    }

    @Test
    void anImportFromTheFutureHappensNow() {
        assertThat(aServer()
                        .sends(body("\"timestamp\":\"2027-03-02T10:00:00Z\"", "\"import\":true"))
                        .getOccurredAt())
                .isEqualTo(NOON);
    }

    @Test
    void anImportMustSayWhenItHappened() {
        assertThat(aServer().failsWith(body("\"seq\":1", "\"import\":true")).getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("missing_field"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772447400000",
                "\"1772447400000\"",
                "1772447400000.0",
                "\"2026-03-02T10:30:00Z\"",
                "\"2026-03-02T10:30:00.000+00:00\"",
                "\"2026-03-02T12:30+02:00\"",
                "\"2026-03-02T10:30:00\"",
                "\"2026-03-02 10:30:00\"",
                "\"2026-03-02T10:30:00.000000000Z\""
            })
    void timesAreReadInEveryUsualForm(String timestamp) {
        assertThat(aServer()
                        .sends(body("\"timestamp\":" + timestamp, "\"import\":true"))
                        .getCreatedAt())
                .isEqualTo(Instant.parse("2026-03-02T10:30:00Z"));
    }

    @Test
    void logOfTheNinetiesIsATimeAndTheDayBeforeThemIsNone() {
        assertThat(aServer()
                        .sends(body("\"timestamp\":\"1990-01-01T00:00:00Z\"", "\"import\":true"))
                        .getOccurredAt())
                .isEqualTo(Instant.parse("1990-01-01T00:00:00Z"));
        assertThat(aServer()
                        .failsWith(body("\"timestamp\":\"1989-12-31T23:59:59.999Z\"", "\"import\":true"))
                        .getReasons())
                .extracting(reason -> reason.getCode())
                .contains("invalid_time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"yesterday\"", "true", "{}", "[]", "\"\"", "1772447400", "1e300", "99999999999999999", "-1"})
    void whatIsNoTimeIsRefused(String timestamp) {
        assertThat(aBrowser().failsWith(body("\"timestamp\":" + timestamp, "")).getReasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("invalid_time"));
    }

    private static String body(String field, String metadata) {
        return "{\"events\":[{\"eventType\":\"click\",\"visitorId\":\"ada\"," + field + "}],\"metadata\":{" + metadata
                + "}}";
    }

    @Test
    void eventsOfOneRequestHappenedInTheirOrderUnlessTheTrackerNumbersThem() {
        assertThat(aBrowser()
                        .sendsAll("{\"events\":["
                                + "{\"type\":\"click\",\"visitorId\":\"v\"},"
                                + "{\"type\":\"hover\",\"visitorId\":\"v\"},"
                                + "{\"type\":\"focus\",\"visitorId\":\"v\",\"sequence\":17}]}"))
                .extracting(UserEvent::getSequence)
                .containsExactly(0L, 1L, 17L);
    }
}
