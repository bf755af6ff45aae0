package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person, live.
 *
 * @param visitorIds the browsers and devices
 * @param profile everything summed up, as the profile service holds it; empty while incomplete
 * @param features what follows from the profile at this moment
 * @param scores as the scoring service holds them; empty while incomplete
 * @param segment none until segments are computed
 * @param audiences none until audiences are computed
 * @param liveSession the open session of the visitor that was asked for
 * @param recentEvents at most 50, newest first
 * @param recommendedActions none until actions are computed
 * @param stalenessMs for how long the oldest part that is there may have missed changes
 * @param incomplete which of {@code profile} and {@code scores} nobody holds yet; they follow a first event in a moment
 */
record InsightsView(
        String personId,
        @Schema(implementation = String[].class) JsonNode visitorIds,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        JsonNode profile,

        Map<String, Double> features,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT)
        JsonNode scores,

        @Nullable String segment,
        List<String> audiences,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT) @Nullable JsonNode liveSession,

        @Schema(implementation = Object[].class) JsonNode recentEvents,
        List<String> recommendedActions,
        long stalenessMs,

        @Schema(description = "Which of profile and scores nobody holds yet")
        List<String> incomplete) {}
