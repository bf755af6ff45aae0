package io.rivulet.query.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The form of a question, for the description of the API; {@link QuestionReader} reads it.
 */
record WantedAggregate(
        @Schema(required = true) @JsonProperty("site_id") String siteId,

        @Schema(
                required = true,
                description = "visitors, visits, pageviews, events, views_per_visit, bounce_rate, visit_duration, "
                        + "scroll_depth, time_on_page, percentage, conversion_rate, group_conversion_rate, total_revenue, "
                        + "average_revenue")
        List<String> metrics,

        @Schema(
                required = true,
                description = "day, 24h, 7d (any number of days before today), month, 6mo (any number of months before "
                        + "this one), year, all; or two days, the last one included; or two times, the last one not")
        @JsonProperty("date_range")
        Object dateRange,

        @Schema(
                description = "event:name, page, hostname, goal, props:<key>; visit:entry_page, exit_page, source, "
                        + "referrer, channel, utm_source, utm_medium, utm_campaign, utm_term, utm_content, device, "
                        + "browser, browser_version, os, country, region, city; time, time:hour, day, week, month")
        List<String> dimensions,

        @Schema(
                description = "[operator, dimension, [values], {\"case_sensitive\": false}] with is, contains, matches,"
                        + " matches_wildcard and each with _not; [\"and\" or \"or\", [filters]]; [\"not\","
                        + " filter]; [\"has_done\" or \"has_not_done\", filter]: of the visit; [\"is\" or"
                        + " \"is_not\", \"segment\" or \"audience\", [names]]: who the person is now")
        List<Object> filters,

        @Schema(description = "[metric or dimension, \"asc\" or \"desc\"]") @JsonProperty("order_by")
        List<List<String>> orderBy,

        Include include,
        Paging pagination) {

    record Include(
            boolean imports,
            @JsonProperty("time_labels") boolean timeLabels,
            @JsonProperty("total_rows") boolean totalRows,
            @Schema(description = "Whether bots count too") boolean bots,
            Comparisons comparisons) {}

    record Comparisons(
            @Schema(enumeration = {"previous_period", "year_over_year", "custom"})
            String mode,

            @JsonProperty("date_range") Object dateRange,
            @JsonProperty("match_day_of_week") boolean matchDayOfWeek) {}

    record Paging(
            @Schema(minimum = "1", maximum = "10000") int limit,

            @Schema(description = "Instead of a cursor: rows that come meanwhile move the pages")
            int offset,

            @Schema(description = "The meta.next_cursor of the answer before, with the same question")
            String cursor) {}
}
