package io.rivulet.query.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** Describes what the door may answer to whatever is asked. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class EveryAnswer implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        // What strangers may ask has no requirements of security, not even one that is met by nothing.
        if (operation.getSecurity() != null) {
            return operation;
        }
        answer(operation, "403", "RoleNeeded");
        answer(operation, "429", "TooManyRequests");
        return operation;
    }

    private static void answer(Operation operation, String status, String name) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
        }
    }
}
