package io.rivulet.query.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Sight;
import io.rivulet.query.store.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

/** Keeps views for everybody who may look at anything. */
@Tag(name = "Views")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/views")
@Needs(TokenScope.ANALYTICS)
@Blocking
class ViewsResource {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 1000;
    // One slash: with two it would lead to another host.
    /** Its path has no empty and no dotted steps, over which a browser might find its way to another host. */
    private static final Pattern ADDRESS = Pattern.compile("/(?![/.])(?![^?#]*/[/.])[\\x21-\\x7e&&[^\\\\]]{0,3999}");

    private static final Pattern SITE = Pattern.compile("[?&]site=([^&#]*)");

    private final Postgres postgres;
    private final Viewer viewer;

    ViewsResource(Postgres postgres, Viewer viewer) {
        this.postgres = postgres;
        this.viewer = viewer;
    }

    /** Every view, by name. */
    record ViewsView(List<View> views) {}

    /**
     * A view.
     *
     * @param address the path and the query under which the dashboard shows it
     */
    record View(String name, String address, Instant updatedAt) {}

    /** The form of a request, for the description of the API. */
    record WantedView(
            @Schema(required = true, examples = "/?period=7d")
            String address) {}

    @Operation(summary = "All views, by name")
    @APIResponseSchema(ViewsView.class)
    @GET
    public ViewsView all() {
        Sight sight = viewer.sight();
        return new ViewsView(postgres
                .list(
                        "SELECT name, address, updated_at FROM views ORDER BY lower(name), name",
                        row -> new View(row.text("name"), row.text("address"), row.time("updated_at")))
                .stream()
                .filter(view -> mayBeSeen(view.address(), sight))
                .toList());
    }

    private static boolean mayBeSeen(String address, Sight sight) {
        return sight.isOfAllSites() || SITE.matcher(address).results().allMatch(site -> sees(sight, site.group(1)));
    }

    private static boolean sees(Sight sight, String written) {
        try {
            String site = URLDecoder.decode(written, StandardCharsets.UTF_8);
            return site.isEmpty() || sight.sees(site);
        } catch (IllegalArgumentException noSite) {
            return false;
        }
    }

    @Operation(summary = "Keep a view under a name, in place of the one that had it")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponseSchema(View.class)
    @Audited(Deed.VIEW_KEPT)
    @Needs(TokenScope.DEFINE)
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public View keep(
            String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedView.class)))
                    @Nullable JsonNode body) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter(
                    "name", "A name has 1 to " + LONGEST_NAME + " characters, none of them a control character.");
        }
        Asked place = Asked.body(body).object(Set.of("address")).at("address");
        if (!ADDRESS.matcher(place.json().asText()).matches()) {
            throw place.refused(
                    "A path of the dashboard and its query, as /?period=7d: at most 4000 characters of ASCII.");
        }
        return postgres.first(
                        """
                        INSERT INTO views (name, address)
                        SELECT ?, ? WHERE (SELECT count(*) FROM views WHERE name <> ?) < ?
                        ON CONFLICT (name) DO UPDATE SET address = excluded.address, updated_at = now()
                        RETURNING name, address, updated_at""",
                        row -> new View(row.text("name"), row.text("address"), row.time("updated_at")),
                        name,
                        place.json().asText(),
                        name,
                        MOST)
                .orElseThrow(() ->
                        Refusal.parameter("name", "There are " + MOST + " views already. Forget one of them first."));
    }

    @Operation(summary = "Forget a view")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @Audited(Deed.VIEW_FORGOTTEN)
    @Needs(TokenScope.DEFINE)
    @DELETE
    @Path("{name}")
    public void forget(String name) {
        if (postgres.update("DELETE FROM views WHERE name = ?", name) == 0) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "No view has this name.");
        }
    }
}
