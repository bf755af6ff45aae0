package io.rivulet.collector.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T12:00:00.000Z",
                "1969-12-28T23:59:59.999Z",
                "2024-02-29T00:00:00.001Z",
                "9999-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00.000Z"
            })
    void itIsReadAsTheGeneralParserReadsIt(String text) {
        assertThat(UsualTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29T12:00:00.000Z", "2026-13-01T12:00:00.000Z", "2026-11-00T12:00:00.000Z"})
    void aDayThatIsNoneIsNone(String text) {
        assertThatThrownBy(() -> UsualTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T12:00:00Z",
                "2026-11-21T12:00:00.000+01:00",
                "2026-11-21 12:00:00.000Z",
                "2026-11-21T24:00:00.000Z",
                "2026-11-21T12:60:00.000Z",
                "2026-11-21T12:00:60.000Z",
                "2026-11-21T12:00:00.00xZ",
                ""
            })
    void anythingElseIsLeftToTheGeneralParser(String text) {
        assertThat(UsualTime.parse(text)).isNull();
    }
}
