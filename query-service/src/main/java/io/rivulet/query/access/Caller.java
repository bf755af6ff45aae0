package io.rivulet.query.access;

import io.rivulet.query.store.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public final class Caller {

    private final String id;
    private final String name;
    private final Grant grant;
    private final @Nullable Instant expiresAt;
    private final @Nullable Integer requestsPerMinute;

    Caller(String id, String name, Grant grant, @Nullable Instant expiresAt, @Nullable Integer requestsPerMinute) {
        this.id = id;
        this.name = name;
        this.grant = grant;
        this.expiresAt = expiresAt;
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Of the token. */
    public String id() {
        return id;
    }

    /** What the token is called. */
    public String name() {
        return name;
    }

    /** Whether a part of the API is open to them. */
    public boolean may(TokenScope scope) {
        return grant.may(scope);
    }

    /** Whether they may hear what happens, as it happens: frames tell of single people, so that numbers are not enough. */
    public boolean mayListen() {
        return may(TokenScope.ANALYTICS) && may(TokenScope.PEOPLE);
    }

    /** What they may look at. */
    public Sight sight() {
        return grant.sight();
    }

    Role role() {
        return grant.role();
    }

    List<TokenScope> reach() {
        return grant.reach();
    }

    Grant grant() {
        return grant;
    }

    /** When what they came with is over. */
    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Their own limit, if they have one. */
    @Nullable Integer requestsPerMinute() {
        return requestsPerMinute;
    }
}
