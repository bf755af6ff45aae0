package io.rivulet.query.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.FilterReader;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.segment.Segment;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keeps segments for everybody who may look at anything. */
@Tag(name = "Segments")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/segments")
@Needs(TokenScope.ANALYTICS)
@Blocking
class SavedSegmentsResource {

    private static final int LONGEST_NAME = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final StoredSegments stored;

    SavedSegmentsResource(StoredSegments stored) {
        this.stored = stored;
    }

    /** Every segment that somebody made, by name. */
    record SavedSegmentsView(List<StoredSegments.Stored> segments) {}

    /** The form of a request, for the description of the API. */
    record WantedSegment(
            @Schema(required = true, examples = "British buyers")
            String name,

            @Schema(
                    required = true,
                    description = "As in POST /api/v2/query; other segments that somebody made are not among them")
            List<Object> filters) {}

    @Operation(
            summary = "All segments that somebody made, by name",
            description = "In any filter [\"is\" or \"is_not\", \"segment\", [ids]] stands for their filters.")
    @APIResponseSchema(SavedSegmentsView.class)
    @GET
    public SavedSegmentsView all() {
        return new SavedSegmentsView(stored.all());
    }

    @Operation(summary = "A segment that somebody made")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(StoredSegments.Stored.class)
    @GET
    @Path("{id}")
    public StoredSegments.Stored one(String id) {
        return stored.get(id).orElseThrow(SavedSegmentsResource::unknown);
    }

    @Operation(
            summary = "Keep a segment, in place of the one that had the id",
            description =
                    "Whoever sends it says its id. With another name it is renamed, and whatever filters by it goes on.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(StoredSegments.Stored.class)
    @Audited(Deed.SEGMENT_KEPT)
    @Needs(TokenScope.DEFINE)
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public StoredSegments.Stored keep(
            String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedSegment.class)))
                    @Nullable JsonNode body) {
        if (!ID.matcher(id).matches()
                || Arrays.stream(Segment.values())
                        .anyMatch(one -> one.wireName().equals(id))) {
            throw Refusal.parameter(
                    "id",
                    "An id has 1 to 64 letters, digits, _ and -, begins with none of the last two, and is none of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Segment.values())
                                            .map(Segment::wireName)
                                            .toList())
                            + ".");
        }
        Asked asked = Asked.body(body).object(Set.of("name", "filters"));
        String name = asked.at("name").text();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw asked.at("name")
                    .refused("A name has 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        }
        Asked filters = asked.at("filters");
        if (FilterReader.ofSegment(filters).parts().isEmpty()) {
            throw filters.refused("A list of filters, at least one.");
        }
        return stored.put(id, name, filters.json());
    }

    @Operation(summary = "Forget a segment", description = "What still filters by it is refused, and says so.")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @Audited(Deed.SEGMENT_FORGOTTEN)
    @Needs(TokenScope.DEFINE)
    @DELETE
    @Path("{id}")
    public void forget(String id) {
        if (!stored.forget(id)) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(ProblemType.UNKNOWN_ID, "Nobody made a segment with this id; GET /api/segments lists them.");
    }
}
