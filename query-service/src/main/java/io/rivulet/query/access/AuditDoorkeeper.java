package io.rivulet.query.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is let through to the audit log, before it is done or answered: a pod that dies in between has said too much,
 * never too little. What then comes to nothing is a second entry.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
final class AuditDoorkeeper implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ENTRY = "io.rivulet.audited";
    private static final int BAD = 400;

    private final AuditLog log;
    private final Whence whence;

    @Context
    @Nullable ResourceInfo resource;

    AuditDoorkeeper(AuditLog log, Whence whence) {
        this.log = log;
        this.whence = whence;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Audited audited = Said.by(resource, Audited.class);
        if (audited != null && request.getProperty(Doorkeeper.CALLER) instanceof Caller caller) {
            var entry = new Entry(
                    caller,
                    audited.value(),
                    subject(request),
                    audited.value() == Deed.PERSON_VIEWED ? null : question(request),
                    whence.address(),
                    Outcome.ALLOWED);
            log.write(entry);
            request.setProperty(ENTRY, entry);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= BAD && request.getProperty(ENTRY) instanceof Entry entry) {
            log.note(new Entry(
                    entry.actor(),
                    entry.deed(),
                    entry.subject(),
                    "answered " + response.getStatus(),
                    entry.address(),
                    Outcome.FAILED));
        }
    }

    /** What was asked for, but for the page of it. */
    private static @Nullable String question(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String kept = query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.startsWith("cursor="))
                        .collect(Collectors.joining("&"));
        return kept.isEmpty() ? null : kept;
    }

    /** The id or name in the path, where there is one; else the path. */
    private static String subject(ContainerRequestContext request) {
        String named = request.getUriInfo().getPathParameters().values().stream()
                .flatMap(values -> values.stream())
                .collect(Collectors.joining("/"));
        return named.isEmpty() ? request.getUriInfo().getPath() : named;
    }
}
