package io.rivulet.query.memory;

import io.rivulet.query.access.Audited;
import io.rivulet.query.access.Deed;
import io.rivulet.query.access.Needs;
import io.rivulet.query.access.TokenScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Has all answers forgotten: for whoever has changed rows by hand. */
@Tag(name = "Reports")
@APIResponse(responseCode = "401", ref = "TokenNeeded")
@APIResponse(responseCode = "403", ref = "RoleNeeded")
@APIResponse(responseCode = "503", ref = "Away")
@Path("/api/analytics/answers")
@Needs(TokenScope.MAINTAIN)
@Audited(Deed.MAINTAINED)
@Blocking
class AnswersResource {

    private final Answers answers;

    AnswersResource(Answers answers) {
        this.answers = answers;
    }

    @Operation(
            summary = "Forget every answer that is kept, in all pods",
            description =
                    "Answers never outlive a write of the projection; this is for rows that were changed otherwise.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @DELETE
    public void forget() {
        answers.forgetAll();
    }
}
