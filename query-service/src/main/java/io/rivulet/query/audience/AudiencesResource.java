package io.rivulet.query.audience;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.audience.AudiencesView.MembersView;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers who may be addressed for what. */
@Tag(name = "People")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/audiences")
@Needs(TokenScope.ANALYTICS)
@Blocking
class AudiencesResource {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final AudiencesQuery query;

    AudiencesResource(AudiencesQuery query) {
        this.query = query;
    }

    @Operation(
            summary = "The audiences and how many persons each has",
            description = "Only persons whose newest event carries consent to marketing are in one.")
    @APIResponseSchema(AudiencesView.class)
    @GET
    public AudiencesView all() {
        return query.all();
    }

    @Operation(summary = "The members of an audience")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(MembersView.class)
    @Audited(Deed.PEOPLE_LISTED)
    @Needs(TokenScope.PEOPLE)
    @GET
    @Path("{name}/members")
    public MembersView members(
            @Parameter(description = "The audience's name") String name,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(
                            description = "How many",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @RestQuery
                    @Nullable String limit) {
        Audience audience = Arrays.stream(Audience.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ProblemType.UNKNOWN_ID, "There is no such audience. There are " + Audience.names() + "."));
        return query.members(
                audience,
                Cursor.parse(cursor, audience.wireName(), 2),
                Parameters.whole("limit", limit, USUAL, 1, MOST));
    }
}
