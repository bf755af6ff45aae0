package io.rivulet.query.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.query.problem.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CostsCsvTest {

    private static final String HEADER = "day,campaign,currency,amount\n";
    private static final int MOST = 100;

    @Test
    void markOfASpreadsheetIsNoPartOfTheFirstColumn() {
        assertThat(CostsCsv.read("\uFEFF" + HEADER + "2026-03-01,spring,GBP,12.50\n", MOST))
                .singleElement()
                .satisfies(cost -> assertThat(cost.amount()).isEqualByComparingTo("12.50"));
    }

    @Test
    void amountWithACommaIsNotTakenForASmallerOne() {
        refused(HEADER + "2026-03-01,spring,GBP,1,200.00\n", "line 2", "5 fields");
        refused(HEADER + "2026-03-01,spring,GBP,\"1,200.00\"\n", "line 2.amount", "decimal");
    }

    @Test
    void lineThatEndsEarlySaysSo() {
        refused(HEADER + "2026-03-01,spring,GBP,1\n2026-03-01,spring\n", "line 3", "2 fields, and the header names 4");
    }

    @Test
    void columnThatIsNamedTwiceIsRefused() {
        refused("day,day,campaign,currency,amount\n", "header", "each once");
    }

    @Test
    void namesInAnotherEncodingAreNotKeptBroken() {
        String read = new String(
                (HEADER + "2026-03-01,Fr\u00fchling,GBP,1\n").getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        refused(read, "costs", "UTF-8");
    }

    @Test
    void millionsOfLinesOrFieldsAreReadNoFurtherThanThereIsRoom() {
        refused(HEADER + "\n,".repeat(2_000_000), "costs", "at most 100 costs");
        refused(HEADER + ",".repeat(2_000_000), "line 2", "at most 6 fields");
        refused(",".repeat(2_000_000), "header", "day, channel");
    }

    private static void refused(String csv, String field, String allowed) {
        assertThatThrownBy(() -> CostsCsv.read(csv, MOST)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.violations())
                    .extracting(Refusal.Violation::field)
                    .containsExactly(field);
            assertThat(refusal).hasMessageContaining(allowed);
        });
    }
}
