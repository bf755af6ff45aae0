package io.rivulet.query.funnel;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a definition, for the description of the API; {@link DefinitionReader} reads it. */
record WantedFunnel(
        @Schema(description = "All sites when it is left out")
        String siteId,

        @Schema(description = "As in POST /api/v2/query", defaultValue = "30d")
        Object dateRange,

        @Schema(required = true, minItems = 2, maxItems = 12)
        List<WantedStep> steps,

        @Schema(
                enumeration = {"ordered", "strict", "any"},
                defaultValue = "ordered",
                description = "strict: nothing else comes between")
        String order,

        @Schema(
                defaultValue = "P14D",
                description = "From the first step to the last, in ISO-8601; or \"session\": all in one visit")
        String window,

        @Schema(description = "An event that ends an attempt between two steps")
        List<WantedExclusion> exclusions,

        @Schema(description = "A dimension, of the first step's event")
        String breakdown,

        @Schema(
                enumeration = {"persons", "sessions"},
                defaultValue = "persons")
        String unit,

        @Schema(description = "What every event must pass") List<Object> filters,
        boolean bots) {

    record WantedStep(
            String name,
            @Schema(description = "Its name") String event,

            @Schema(description = "As in POST /api/v2/query")
            List<Object> filters) {}

    record WantedExclusion(
            String event,
            List<Object> filters,

            @Schema(description = "Between which steps, counted from 1", defaultValue = "1")
            int from,

            int to) {}

    /** A definition with these fields beside it. */
    record WantedPeople(
            @Schema(required = true) List<WantedStep> steps,
            @Schema(defaultValue = "1") int step,

            @Schema(description = "Those who took the step before and not this one")
            boolean dropped,

            @Schema(description = "Of the breakdown") String value,

            @Schema(description = "What the page before calls next")
            String after,

            @Schema(minimum = "1", maximum = "1000", defaultValue = "100")
            int limit) {}
}
