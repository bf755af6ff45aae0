package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Viewer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Lets those in who have a token, as far as it reaches and as often as it may. Health, metrics and the start page are not
 * behind it. A resource that does not say what it needs is closed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
final class Doorkeeper implements ContainerRequestFilter {

    /** The request's property that holds who asks. */
    static final String CALLER = "io.rivulet.caller";

    /** The request's property that holds what the throttle said. */
    static final String PASS = "io.rivulet.pass";

    private static final String SCHEME = "Bearer ";

    private final Admission admission;
    private final Throttle throttle;
    private final Viewer viewer;
    private final AuditLog log;
    private final Whence whence;

    @Context
    @Nullable ResourceInfo resource;

    // Filters are made while the service is built up, when there is no configuration yet: it is the others' business.
    Doorkeeper(Admission admission, Throttle throttle, Viewer viewer, AuditLog log, Whence whence) {
        this.admission = admission;
        this.throttle = throttle;
        this.viewer = viewer;
        this.log = log;
        this.whence = whence;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!admission.isOpen()) {
            throw Refusal.of(ProblemType.READER_OFF, "Its reader is switched off.");
        }
        if (Said.by(resource, ForStrangers.class) != null) {
            return;
        }
        Caller caller = admission.recognise(tokenOf(request), whence.address());
        request.setProperty(CALLER, caller);
        Throttle.Pass pass = throttle.take(caller);
        request.setProperty(PASS, pass);
        if (!pass.isGranted()) {
            throw Refusal.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "The token may ask " + pass.limit() + " times a minute. Ask again in " + pass.waitSeconds()
                            + " s.");
        }
        if (Said.by(resource, ForEverybody.class) == null) {
            Needs needs = Said.by(resource, Needs.class);
            if (needs == null || !caller.may(needs.value())) {
                log.note(new Entry(
                        caller,
                        Deed.ACCESS_REFUSED,
                        request.getMethod() + ' ' + request.getUriInfo().getPath(),
                        null,
                        whence.address(),
                        Outcome.REFUSED));
                throw refusal(needs, caller);
            }
        }
        viewer.mayLookAt(caller.sight());
    }

    private static String tokenOf(ContainerRequestContext request) {
        String header = request.getHeaderString("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(ProblemType.TOKEN_NEEDED, "Send Authorization: Bearer <token>.");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static Refusal refusal(@Nullable Needs needs, Caller caller) {
        if (caller.reach().isEmpty()) {
            return Refusal.of(
                    ProblemType.ROLE_NEEDED,
                    "The sign-in has neither of the roles that get in here. An admin can say why.");
        }
        if (needs == null) {
            return Refusal.of(ProblemType.SCOPE_NEEDED, "Nobody may do this.");
        }
        return needs.value().isOf(caller.role())
                ? Refusal.of(
                        ProblemType.SCOPE_NEEDED,
                        "It needs the scope " + needs.value().wireName() + "; the token has "
                                + TokenScope.names(caller.reach()) + ".")
                : Refusal.of(ProblemType.ROLE_NEEDED, "Only a token of role ADMIN may do this.");
    }
}
