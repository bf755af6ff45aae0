package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final LocalDate DAY = LocalDate.parse("2010-12-01");

    @Test
    void aDifferenceOfAPartIsExplained() {
        assertThat(printed(8, true)).contains("<- differs", "--limit replays only a part");
    }

    @Test
    void aDifferenceOfTheWholeFileIsNot() {
        assertThat(printed(8, false)).contains("<- differs").doesNotContain("--limit");
    }

    @Test
    void whereAllAgreesThereIsNothingToExplain() {
        assertThat(printed(7, true)).doesNotContain("differs").doesNotContain("--limit");
    }

    private static String printed(long shownByFleet, boolean ofPart) {
        Verification.Row row =
                new Verification.Row("page views", BigDecimal.valueOf(7), BigDecimal.valueOf(shownByFleet));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Verification(DAY, DAY, List.of(row), ofPart).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
