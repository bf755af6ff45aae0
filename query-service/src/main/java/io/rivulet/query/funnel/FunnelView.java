package io.rivulet.query.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many got how far.
 *
 * @param asOf everything up to then is counted
 * @param breakdown the same for each value of the first step's attribute, the most frequent ones first, the rest as "(other)"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FunnelView(
        Instant from,
        Instant until,
        @Nullable Instant asOf,
        String unit,
        List<StepView> steps,
        @Nullable List<Part> breakdown)
        implements Dated<FunnelView> {

    @Override
    public FunnelView dated(@Nullable Instant then) {
        return new FunnelView(from, until, then, unit, steps, breakdown);
    }

    /**
     * A step.
     *
     * @param step counted from 1; where the order is any, the how-manieth that was taken
     * @param people persons or sessions
     * @param conversion the share of those of the first step, 0 to 1
     * @param conversionFromPrevious the share of those of the step before
     * @param droppedOff those of the step before who did not come here
     * @param medianSeconds since the step before; none at the first step and where nobody came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            int step,
            String name,
            long people,
            double conversion,
            double conversionFromPrevious,
            long droppedOff,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {}

    /** Those with one value. */
    record Part(String value, List<StepView> steps) {}
}
