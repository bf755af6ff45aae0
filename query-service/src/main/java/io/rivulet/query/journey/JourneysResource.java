package io.rivulet.query.journey;

import io.rivulet.query.QueryConfig;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers how many come to a conversion at once, after some visits, or not at all, through which stages, and who they are. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/journeys")
@Needs(TokenScope.ANALYTICS)
@Blocking
class JourneysResource {

    private static final int MOST = 10_000;
    private static final int USUAL = 100;
    private static final int CURSOR_PARTS = 3;

    private final JourneysQuery query;
    private final JourneyPeopleQuery people;
    private final Sites sites;
    private final QueryConfig config;

    JourneysResource(JourneysQuery query, JourneyPeopleQuery people, Sites sites, QueryConfig config) {
        this.query = query;
        this.people = people;
        this.sites = sites;
        this.config = config;
    }

    @Operation(
            summary = "Journeys of everybody, by type and by stage",
            description = "Types look at a person's visits that began in the range, stages at the touchpoints in it.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(JourneysView.class)
    @GET
    public JourneysView journeys(@BeanParam AskedDays days) {
        Sites.Asked asked = sites.asked(days.siteId);
        return query.of(
                asked.ids(), days.range(asked.timeZone(), config.reader().longestRange()));
    }

    @Operation(
            summary = "Whose journeys are counted: of a type, in a stage, or all of them; the one there last first",
            description = "A type looks at visits that began in the range, a stage at the touchpoints in it.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(JourneyPeopleView.class)
    @Audited(Deed.PEOPLE_LISTED)
    @Needs(TokenScope.PEOPLE)
    @GET
    @Path("people")
    public JourneyPeopleView people(
            @BeanParam AskedDays days,
            @Parameter(
                            description = "Everybody who had a visit where neither a type nor a stage is said",
                            schema = @Schema(enumeration = {"direct_converters", "researchers", "browsers", "others"}))
                    @RestQuery
                    @Nullable String type,
            @Parameter(description = "As GET /api/analytics/journeys names it") @RestQuery @Nullable String stage,
            @Parameter(
                            description = "Of a stage: all who were in it, or only those who came no further",
                            schema =
                                    @Schema(
                                            enumeration = {"all", "furthest"},
                                            defaultValue = "all"))
                    @RestQuery
                    @Nullable String those,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(
                            description = "How many",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "10000",
                                            defaultValue = "100"))
                    @RestQuery
                    @Nullable String limit) {
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), config.reader().longestRange());
        Those wanted = Parameters.oneOf("those", those, Those.class);
        List<String> after = Cursor.parse(cursor, JourneyPeopleQuery.KIND, CURSOR_PARTS);
        int most = Parameters.whole("limit", limit, USUAL, 1, MOST);
        boolean isOfType = type != null && !type.isEmpty();
        if (stage == null || stage.isEmpty()) {
            if (wanted == Those.FURTHEST) {
                throw Refusal.parameter("those", "those=furthest is asked of a stage.");
            }
            JourneyType of = isOfType ? Parameters.oneOf("type", type, JourneyType.class) : null;
            return people.ofType(asked.ids(), range, of, after, most);
        }
        if (isOfType) {
            throw Refusal.parameter("stage", "Ask of a type or of a stage, not of both.");
        }
        return people.ofStage(asked.ids(), range, stage, wanted == Those.FURTHEST, after, most);
    }

    private enum Those {
        ALL,
        FURTHEST
    }
}
