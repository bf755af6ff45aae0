package io.rivulet.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "=HYPERLINK(\"http://x\")"})
    void textThatASpreadsheetWouldComputeIsMadeHarmless(String text) {
        assertThat(CsvFile.field(text).replaceFirst("^\"", "")).startsWith("'" + text.charAt(0));
    }

    @Test
    void numberBelowNothingIsNoFormula() {
        assertThat(CsvFile.field(new BigDecimal("-5.5"))).isEqualTo("-5.5");
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertThat(CsvFile.field("a=b")).isEqualTo("a=b");
        assertThat(CsvFile.field("")).isEmpty();
        assertThat(CsvFile.field(null)).isEmpty();
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(CsvFile.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvFile.field("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(CsvFile.field("a\nb")).isEqualTo("\"a\nb\"");
    }

    @Test
    void timesHaveMilliseconds() {
        assertThat(CsvFile.field(Instant.parse("2026-03-02T10:00:00Z"))).isEqualTo("2026-03-02T10:00:00.000Z");
    }
}
