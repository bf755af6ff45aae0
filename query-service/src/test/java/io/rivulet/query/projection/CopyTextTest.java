package io.rivulet.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyTextTest {

    @Test
    void valuesAreParted() {
        var text = new CopyText(1);
        text.add("a");
        text.add(null);
        text.add(12L);
        text.add(new BigDecimal("19.90"));
        text.endRow();
        text.add(true);
        text.endRow();

        assertThat(text.toString()).isEqualTo("a\t\\N\t12\t19.90\ntrue\n");
    }

    @Test
    void whatMeansSomethingToPostgresIsEscaped() {
        assertThat(of("a\tb\nc\rd\\e")).isEqualTo("a\\tb\\nc\\rd\\\\e");
        assertThat(of("\\N")).isEqualTo("\\\\N");
        assertThat(of("caf\u00e9\t\ud83d\ude00\\")).isEqualTo("caf\u00e9\\t\ud83d\ude00\\\\");
        assertThat(of(List.of("a\"b", "c\\d", "\u20ac"))).isEqualTo("{\"a\\\\\"b\",\"c\\\\\\\\d\",\"\u20ac\"}");
        assertThat(of(new byte[] {0, -1, 16})).isEqualTo("\\\\x00ff10");
    }

    @Test
    void textsAreThoseThatAreEscapedCharacterByCharacter() {
        var chance = new Random(1);
        String letters = "ab\t\n\r\\\u00e9\u20acz\ud83d\ude00";
        for (int i = 0; i < 1000; i++) {
            int[] points = chance.ints(chance.nextInt(200), 0, letters.codePointCount(0, letters.length()))
                    .map(place -> letters.codePointAt(letters.offsetByCodePoints(0, place)))
                    .toArray();
            String text = new String(points, 0, points.length);
            assertThat(of(text))
                    .isEqualTo(text.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r"));
        }
    }

    @Test
    void timesAreTheirIsoForm() {
        var chance = new Random(1);
        var text = new CopyText(10);
        for (int i = 0; i < 1000; i++) {
            text.add(Instant.ofEpochMilli(chance.nextLong(-62_167_219_200_000L, 253_402_300_800_000L)));
            text.endRow();
        }
        chance.setSeed(1);
        for (String line : text.toString().lines().toList()) {
            assertThat(Instant.parse(line))
                    .isEqualTo(Instant.ofEpochMilli(chance.nextLong(-62_167_219_200_000L, 253_402_300_800_000L)));
            assertThat(line).hasSize("2026-03-02T10:00:00.000Z".length());
        }
        assertThat(of(Instant.parse("2026-03-02T23:59:59.999999Z"))).isEqualTo("2026-03-02T23:59:59.999999Z");
        assertThat(of(Instant.parse("+12026-03-02T00:00:00Z"))).isEqualTo("+12026-03-02T00:00:00Z");
    }

    private static String of(Object value) {
        var text = new CopyText(1);
        text.add(value);
        return text.toString();
    }
}
