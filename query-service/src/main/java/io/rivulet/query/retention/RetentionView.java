package io.rivulet.query.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came back.
 *
 * @param asOf everything up to then is counted
 * @param cohorts those who began in each period of the range, also where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetentionView(@Nullable Instant asOf, String period, String mode, String timeZone, List<Cohort> cohorts)
        implements Dated<RetentionView> {

    @Override
    public RetentionView dated(@Nullable Instant then) {
        return new RetentionView(then, period, mode, timeZone, cohorts);
    }

    /**
     * Those who began in a period.
     *
     * @param startDate the period's first day
     */
    record Cohort(LocalDate startDate, long persons, List<Cell> cells) {}

    /**
     * A later period.
     *
     * @param period how many later; 0 is the same one, after the start
     * @param persons who came back in exactly that one
     * @param share of the cohort, 0 to 1
     * @param open it is not over yet
     */
    record Cell(int period, long persons, double share, boolean open) {}
}
