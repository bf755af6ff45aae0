package io.rivulet.query.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.memory.Dated;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer in Plausible's form.
 *
 * @param results a row for each combination of dimensions in which something happened
 */
record AggregateView(List<Result> results, Meta meta, Understood query) implements Dated<AggregateView> {

    @Override
    public AggregateView dated(@Nullable Instant then) {
        return new AggregateView(results, meta.dated(then), query);
    }

    /**
     * A row.
     *
     * @param dimensions in the order in which they were asked for; "(none)" where there is no value
     * @param metrics in the order in which they were asked for: numbers, and for revenue a list of currency and amount
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            List<String> dimensions,
            List<Object> metrics,
            @Nullable Compared comparison) {}

    /**
     * The same of the other range.
     *
     * @param change by how many per cent each metric grew; null where it was nothing before, or is a list
     */
    record Compared(List<String> dimensions, List<Object> metrics, List<@Nullable Double> change) {}

    /**
     * What is to be known about the answer.
     *
     * @param asOf everything up to then is counted; none before the first projection
     * @param timeZone in which days lie
     * @param timeLabels every stretch of time of the range, also those without a row
     * @param totalRows how many rows there are on all pages
     * @param nextCursor pagination.cursor of the next page; none after the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            @Nullable Instant asOf,
            @JsonProperty("time_zone") String timeZone,
            @JsonProperty("imports_included") boolean importsIncluded,
            @JsonProperty("imports_skip_reason") @Nullable String importsSkipReason,
            @JsonProperty("time_labels") @Nullable List<String> timeLabels,
            @JsonProperty("total_rows") @Nullable Long totalRows,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        Meta dated(@Nullable Instant then) {
            return new Meta(then, timeZone, importsIncluded, importsSkipReason, timeLabels, totalRows, nextCursor);
        }
    }

    /**
     * The question as it was understood.
     *
     * @param dateRange the first moment, and the first one that is not part of it any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Understood(
            @JsonProperty("site_id") String siteId,
            List<String> metrics,
            @JsonProperty("date_range") List<Instant> dateRange,
            @JsonProperty("comparison_date_range") @Nullable List<Instant> comparisonDateRange,
            List<String> dimensions,
            @Schema(type = SchemaType.ARRAY) JsonNode filters,
            @JsonProperty("order_by") List<List<String>> orderBy,
            Pagination pagination) {}

    record Pagination(int limit, int offset) {}
}
