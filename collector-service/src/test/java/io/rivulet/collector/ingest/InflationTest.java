package io.rivulet.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "identity", ""})
    void gzipIsKnownByItsBytes(String encoding) throws IOException {
        assertThat(Inflation.inflated(gzip(new byte[100]), encoding, 100)).hasSize(100);
        assertThat(Inflation.inflated(new byte[100], encoding, 100)).hasSize(100);
    }

    @Test
    void aBombStopsAtTheLimit() throws IOException {
        assertThatThrownBy(() -> Inflation.inflated(gzip(new byte[101]), "gzip", 100))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
    }

    @Test
    void brokenGzipIsRefused() throws IOException {
        byte[] half = Arrays.copyOf(gzip(new byte[100]), 15);

        assertThatThrownBy(() -> Inflation.inflated(half, null, 100))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_GZIP));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
