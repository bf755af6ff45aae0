package io.rivulet.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
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

    @Test
    void whatIsStillBeingStoredIsAwaited() throws InterruptedException {
        Deque<Long> shown = new ArrayDeque<>(List.of(3L, 5L, 7L));

        assertThat(Verification.settled(() -> seen(shown.remove(), false), Duration.ofSeconds(60), Duration.ZERO)
                        .agrees())
                .isTrue();
    }

    @Test
    void visitsThatAreStillToldAreAwaitedThoughAllSumsAgree() throws InterruptedException {
        Deque<String> rates = new ArrayDeque<>(List.of("0.1", "0.2", "0.3"));

        Verification settled = Verification.settled(
                () -> seen(7, false, rates.size() > 1 ? rates.remove() : rates.element()),
                Duration.ofMillis(20),
                Duration.ofMillis(200));

        assertThat(settled.visits().conversionRate()).isEqualTo("0.3");
    }

    @Test
    void whatDoesNotMoveAnyMoreDiffers() throws InterruptedException {
        assertThat(Verification.settled(() -> seen(5, false), Duration.ofMillis(20), Duration.ZERO)
                        .agrees())
                .isFalse();
    }

    private static String printed(long shownByFleet, boolean ofPart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        seen(shownByFleet, ofPart).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Verification seen(long shownByFleet, boolean ofPart) {
        return seen(shownByFleet, ofPart, "0.5");
    }

    private static Verification seen(long shownByFleet, boolean ofPart, String conversionRate) {
        Verification.Row row =
                new Verification.Row("page views", BigDecimal.valueOf(7), BigDecimal.valueOf(shownByFleet));
        var visits = new Visits(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal(conversionRate));
        return new Verification(DAY, DAY, List.of(row), visits, ofPart);
    }
}
