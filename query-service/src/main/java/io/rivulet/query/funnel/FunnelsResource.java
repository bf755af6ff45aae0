package io.rivulet.query.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.analysis.Scopes;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.SavedSegments;
import io.rivulet.query.filter.Scope;
import io.rivulet.query.memory.Answers;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers funnels of any definition, and keeps definitions by name. */
@Tag(name = "Analyses")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/funnels")
@Needs(TokenScope.ANALYTICS)
@Blocking
class FunnelsResource {

    private static final int MOST_PEOPLE = 1000;
    private static final int USUAL_PEOPLE = 100;
    private static final int MOST_STEPS = 12;
    private static final int LONGEST_NAME = 100;
    private static final String EXAMPLE = """
            {"siteId": "demo", "dateRange": "30d", "window": "P14D", "breakdown": "visit:source",
             "steps": [{"event": "page_view", "filters": [["contains", "event:page", ["services"]]]},
                       {"event": "price_checked"}, {"event": "purchase"}]}""";

    private final FunnelQuery query;
    private final Answers answers;
    private final StoredFunnels stored;
    private final Scopes scopes;
    private final SavedSegments segments;

    FunnelsResource(FunnelQuery query, Answers answers, StoredFunnels stored, Scopes scopes, SavedSegments segments) {
        this.query = query;
        this.answers = answers;
        this.stored = stored;
        this.scopes = scopes;
        this.segments = segments;
    }

    /** A definition and its name. */
    record Named(
            String name,
            @Schema(type = SchemaType.OBJECT) JsonNode definition,
            @Nullable FunnelView answer) {}

    /** What is kept. */
    record FunnelsView(List<StoredFunnels.Stored> funnels) {}

    @Operation(summary = "How many get from one step to the next")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(FunnelView.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public FunnelView answer(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = WantedFunnel.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "from a page to a purchase",
                                                            value = EXAMPLE)))
                    @Nullable JsonNode body) {
        return answer(known(Asked.body(body, segments), Set.of()));
    }

    @Operation(summary = "Who is behind a bar: those who took a step, or who took the one before and not it")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(PeopleView.class)
    @Audited(Deed.PEOPLE_LISTED)
    @Needs(TokenScope.PEOPLE)
    @POST
    @Path("people")
    @Consumes(MediaType.APPLICATION_JSON)
    public PeopleView people(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WantedFunnel.WantedPeople.class)))
                    @Nullable JsonNode body) {
        Asked asked = known(Asked.body(body, segments), Set.of("step", "dropped", "value", "after", "limit"));
        Scope scope = scopes.read(asked);
        Definition definition = DefinitionReader.read(asked, scope.range());
        boolean dropped = asked.at("dropped").flag(false);
        return query.people(
                definition,
                scope,
                asked.at("step")
                        .number(
                                dropped ? 2 : 1,
                                Math.min(MOST_STEPS, definition.steps().size()),
                                dropped ? 2 : 1),
                dropped,
                asked.at("value").textOrNull(),
                asked.at("after").textOrNull(),
                asked.at("limit").number(1, MOST_PEOPLE, USUAL_PEOPLE));
    }

    @Operation(summary = "Keep a definition under a name")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(Named.class)
    @Audited(Deed.FUNNEL_KEPT)
    @Needs(TokenScope.DEFINE)
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Named keep(
            String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedFunnel.class)))
                    @Nullable JsonNode body) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter(
                    "name", "A name has 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        }
        Asked asked = known(Asked.body(body, segments), Set.of());
        DefinitionReader.read(asked, scopes.read(asked).range());
        stored.put(name, asked.json());
        return new Named(name, asked.json(), null);
    }

    @Operation(summary = "A definition by its name, and its answer")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "504", ref = "TookTooLong")
    @APIResponseSchema(Named.class)
    @GET
    @Path("{name}")
    public Named named(
            String name,
            @Parameter(description = "Instead of the definition's own, as 30d") @RestQuery @Nullable String dateRange) {
        JsonNode definition =
                stored.get(name).orElseThrow(() -> Refusal.of(ProblemType.UNKNOWN_ID, "No funnel has this name."));
        JsonNode asked = definition.deepCopy();
        if (dateRange != null && asked instanceof ObjectNode object) {
            object.put("dateRange", dateRange);
        }
        return new Named(name, definition, answer(Asked.body(asked, segments)));
    }

    @Operation(summary = "Every definition that is kept, by name")
    @APIResponseSchema(FunnelsView.class)
    @GET
    public FunnelsView all() {
        return new FunnelsView(stored.all());
    }

    @Operation(summary = "Forget a definition")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @Audited(Deed.FUNNEL_FORGOTTEN)
    @Needs(TokenScope.DEFINE)
    @DELETE
    @Path("{name}")
    public void forget(String name) {
        if (!stored.forget(name)) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "No funnel has this name.");
        }
    }

    private FunnelView answer(Asked asked) {
        Scope scope = scopes.read(asked);
        return new Question(DefinitionReader.read(asked, scope.range()), scope).answer(answers, query);
    }

    private static Asked known(Asked body, Set<String> more) {
        Set<String> fields = new HashSet<>(DefinitionReader.FIELDS);
        fields.addAll(Scopes.FIELDS);
        fields.addAll(more);
        return body.object(fields);
    }
}
