package io.rivulet.query.attribution;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a question, for the API's description: it is read leniently, to name what is wrong. */
record WantedAttribution(
        @Schema(required = true, description = "The first day on which conversions count")
        LocalDate startDate,

        @Schema(required = true, description = "The last day, included")
        LocalDate endDate,

        @Schema(description = "All sites when it is left out") @Nullable String siteId,

        @Schema(description = "Names of conversions, as purchase; all when it is left out", maxItems = 20) @Nullable List<String> goals,

        @Schema(
                description = "By what visits are told apart",
                enumeration = {"channel", "source", "campaign"},
                defaultValue = "channel")
        @Nullable String dimension,

        @Schema(
                description = "How long before a conversion a visit may have begun",
                minimum = "1",
                maximum = "365",
                defaultValue = "30")
        @Nullable Integer lookbackDays) {}
