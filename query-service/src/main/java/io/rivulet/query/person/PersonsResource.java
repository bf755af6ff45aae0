package io.rivulet.query.person;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.Cursor;
import io.rivulet.query.asked.Parameters;
import io.rivulet.query.audience.Audience;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.segment.Segment;
import io.rivulet.query.store.Sites;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists people, and what each of them did. */
@Tag(name = "People")
@APIResponse(responseCode = "400", ref = "BadParameter")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/persons")
@Needs(TokenScope.PEOPLE)
@Audited(Deed.PERSON_VIEWED)
@Blocking
class PersonsResource {

    private static final int USUAL = 25;
    private static final int MOST = 200;

    private final PersonsQuery persons;
    private final DeedsQuery deeds;
    private final Sites sites;
    private final Viewer viewer;

    PersonsResource(PersonsQuery persons, DeedsQuery deeds, Sites sites, Viewer viewer) {
        this.persons = persons;
        this.deeds = deeds;
        this.sites = sites;
        this.viewer = viewer;
    }

    @Operation(summary = "People, the greatest by what they are sorted by first")
    @APIResponseSchema(PersonsView.class)
    @Audited(Deed.PEOPLE_LISTED)
    @GET
    public PersonsView list(
            @Parameter(description = "A part of a person's id, or a visitor's whole id") @RestQuery @Nullable String query,
            @Parameter(
                            description = "Only of one segment",
                            schema = @Schema(enumeration = {"vip", "high_intent", "price_sensitive", "browser"}))
                    @RestQuery
                    @Nullable String segment,
            @Parameter(description = "Only of one audience; GET /api/analytics/audiences names them")
                    @RestQuery
                    @Nullable String audience,
            @Parameter(
                            description = "By what",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "lastSeen",
                                                "firstSeen",
                                                "sessions",
                                                "events",
                                                "conversions",
                                                "lead",
                                                "engagement"
                                            },
                                            defaultValue = "lastSeen"))
                    @RestQuery
                    @Nullable String sort,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(
                            description = "How many",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "25"))
                    @RestQuery
                    @Nullable String limit,
            @Parameter(description = "All sites when it is left out") @RestQuery @Nullable String siteId) {
        PersonSort by = sort(sort);
        var wanted = new PersonsQuery.Wanted(
                blank(query) ? null : query,
                sites.named("siteId", siteId),
                blank(segment) ? null : Parameters.oneOf("segment", segment, Segment.class),
                audience == null || audience.isEmpty() ? null : Audience.named("audience", audience),
                viewer.sight());
        return persons.list(
                wanted, by, Cursor.parse(cursor, by.wireName(), 3), Parameters.whole("limit", limit, USUAL, 1, MOST));
    }

    @Operation(summary = "A person's visits, the newest first")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(DeedsView.Visits.class)
    @GET
    @Path("{id}/sessions")
    public DeedsView.Visits sessions(
            @Parameter(description = "A person's or a visitor's id") String id,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(description = "How many, 1 to 200") @RestQuery @Nullable String limit) {
        return deeds.visits(id, Cursor.parse(cursor, "sessions", 3), Parameters.whole("limit", limit, USUAL, 1, MOST));
    }

    @Operation(
            summary = "What a person did, what was concluded, and how they score, the newest first",
            description = "Of scores the last of each UTC day are kept.")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(DeedsView.Timeline.class)
    @GET
    @Path("{id}/timeline")
    public DeedsView.Timeline timeline(
            @Parameter(description = "A person's or a visitor's id") String id,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(description = "How many, 1 to 200") @RestQuery @Nullable String limit) {
        return deeds.timeline(
                id, Cursor.parse(cursor, "timeline", 3), Parameters.whole("limit", limit, USUAL, 1, MOST));
    }

    @Operation(
            summary = "How a person scored, the newest first",
            description = "The last scores of every UTC day on which they were computed anew.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(ScoresView.class)
    @GET
    @Path("{id}/scores")
    public ScoresView scores(
            @Parameter(description = "A person's or a visitor's id") String id,
            @Parameter(description = "The nextCursor of the answer before") @RestQuery @Nullable String cursor,
            @Parameter(description = "How many, 1 to 200") @RestQuery @Nullable String limit) {
        return deeds.scores(id, Cursor.parse(cursor, "scores", 2), Parameters.whole("limit", limit, USUAL, 1, MOST));
    }

    @Operation(summary = "The touchpoints of a person in their order, and the stages they went through")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponseSchema(DeedsView.Journey.class)
    @GET
    @Path("{id}/journey")
    public DeedsView.Journey journey(@Parameter(description = "A person's or a visitor's id") String id) {
        return deeds.journey(id);
    }

    private static PersonSort sort(@Nullable String text) {
        if (blank(text)) {
            return PersonSort.LAST_SEEN;
        }
        return Arrays.stream(PersonSort.values())
                .filter(sort -> sort.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        "sort",
                        Arrays.stream(PersonSort.values())
                                .map(PersonSort::wireName)
                                .collect(Collectors.joining(", ", "sort is one of ", "."))));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
