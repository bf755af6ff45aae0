package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.collector.site.Sender;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "identity", ""})
    void gzipIsKnownByItsBytes(String encoding) {
        assertThat(Inflation.inflated(Gzipped.of(new byte[100]), encoding, 100)).hasSize(100);
        assertThat(Inflation.inflated(new byte[100], encoding, 100)).hasSize(100);
    }

    @Test
    void aBombStopsAtTheLimit() {
        assertThatThrownBy(() -> Inflation.inflated(Gzipped.of(new byte[101]), "gzip", 100))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
    }

    @Test
    void onlyWhoMaySendMoreIsToldOfIt() {
        assertThat(Inflation.tooLarge(100).problem().detail())
                .isEqualTo("It may have at most 100 bytes, inflated. A server key in a header may send 4194304.");
        assertThat(Inflation.tooLarge(Sender.SERVER_BYTES).problem().detail())
                .isEqualTo("It may have at most 4194304 bytes, inflated.");
    }

    @Test
    void brokenGzipIsRefused() {
        byte[] half = Arrays.copyOf(Gzipped.of(new byte[100]), 15);

        assertThatThrownBy(() -> Inflation.inflated(half, null, 100))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_GZIP));
    }
}
