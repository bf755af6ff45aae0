package io.rivulet.query.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.rivulet.query.asked.AskedDays;
import io.rivulet.query.asked.Body;
import io.rivulet.query.asked.DateRange;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Row;
import io.rivulet.query.store.Sites;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keeps notes about days for everybody who may look at anything. */
@Tag(name = "Annotations")
@APIResponse(responseCode = "400", ref = "BadParameter")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/annotations")
@Needs(TokenScope.ANALYTICS)
@Blocking
class AnnotationsResource {

    private static final int LONGEST = 200;
    private static final int MOST_DAYS = 366;
    private static final int MOST = 500;

    private final Postgres postgres;
    private final Sites sites;

    AnnotationsResource(Postgres postgres, Sites sites) {
        this.postgres = postgres;
        this.sites = sites;
    }

    /** The notes of some days, the first day first; of a day as they were made. */
    record AnnotationsView(List<Annotation> annotations) {}

    /**
     * A note.
     *
     * @param siteId none when it is of all sites
     */
    record Annotation(long id, @Nullable String siteId, LocalDate day, String text, Instant createdAt) {}

    /** The form of a request, for the description of the API. */
    record WantedAnnotation(
            @Nullable String siteId,
            @Schema(required = true) LocalDate day,

            @Schema(required = true, maxLength = 200, examples = "Spring sale begins")
            String text) {}

    @Operation(
            summary = "What was noted about some days",
            description = "Of a site, or of all that may be seen, and what was noted for all sites together.")
    @APIResponseSchema(AnnotationsView.class)
    @GET
    public AnnotationsView of(@BeanParam AskedDays days) {
        Sites.Asked asked = sites.asked(days.siteId);
        DateRange range = days.range(asked.timeZone(), MOST_DAYS);
        return new AnnotationsView(postgres.list(
                """
                SELECT id, site_id, day, text, created_at FROM annotations
                 WHERE day BETWEEN ?::date AND ?::date
                   AND (site_id IS NULL OR site_id = ANY (?))
                 ORDER BY day, id LIMIT ?""",
                AnnotationsResource::read,
                range.startDate().toString(),
                range.endDate().toString(),
                asked.ids(),
                MOST));
    }

    @Operation(summary = "Note something about a day")
    @APIResponseSchema(Annotation.class)
    @Audited(Deed.ANNOTATION_KEPT)
    @Needs(TokenScope.DEFINE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Annotation keep(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WantedAnnotation.class)))
                    @Nullable JsonNode wanted) {
        Body body = Body.of(wanted, List.of("siteId", "day", "text"));
        String text = body.text("text");
        if (text == null || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter(
                    "text", "A note has 1 to " + LONGEST + " characters, none of them a control character.");
        }
        String siteId = body.text("siteId");
        if (siteId != null) {
            // Nothing is noted of a site that the caller may not see.
            sites.asked(siteId);
        }
        return postgres.list(
                        """
                        INSERT INTO annotations (site_id, day, text) VALUES (?, ?::date, ?)
                        RETURNING id, site_id, day, text, created_at""",
                        AnnotationsResource::read,
                        siteId,
                        day(body.text("day")).toString(),
                        text)
                .get(0);
    }

    @Operation(summary = "Forget a note")
    @APIResponse(responseCode = "404", ref = "UnknownId")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @Audited(Deed.ANNOTATION_FORGOTTEN)
    @Needs(TokenScope.DEFINE)
    @DELETE
    @Path("{id}")
    public void forget(String id) {
        if (postgres.update("DELETE FROM annotations WHERE id::text = ?", id) == 0) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "No note has this id.");
        }
    }

    private static Annotation read(Row row) throws SQLException {
        return new Annotation(
                row.number("id"), row.textOrNull("site_id"), row.day("day"), row.text("text"), row.time("created_at"));
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw Refusal.parameter("day", "A day is written like 2026-03-02.");
        }
    }
}
