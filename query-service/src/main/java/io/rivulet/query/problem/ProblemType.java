package io.rivulet.query.problem;

import java.util.Locale;

/** Everything that can be wrong with a request. */
public enum ProblemType {
    BAD_PARAMETER(400, "A parameter is not what is allowed"),
    BAD_REQUEST(400, "The request can't be read"),
    TOKEN_NEEDED(401, "A valid token is needed"),
    ROLE_NEEDED(403, "The token's role may not do this"),
    SCOPE_NEEDED(403, "The token's scopes don't reach so far"),
    SITE_HIDDEN(403, "The token doesn't see this site"),
    WRONG_ORIGIN(403, "Pages of this origin may not listen"),
    NOT_FOUND(404, "There is nothing here"),
    READER_OFF(404, "This instance answers no questions"),
    UNKNOWN_ID(404, "Nobody knows it"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    NOT_ACCEPTABLE(406, "None of the accepted forms can be given"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not taken"),
    UPGRADE_NEEDED(426, "This is a WebSocket"),
    TOO_MANY_REQUESTS(429, "The token has asked too often"),
    INTERNAL(500, "Something broke"),
    ISSUER_AWAY(503, "The issuer of sign-ins doesn't answer"),
    DATABASE_AWAY(503, "Postgres doesn't answer"),
    STORE_AWAY(503, "Nobody who holds the key answers"),
    NOT_THERE_YET(503, "The stores have not come so far"),
    TOO_MANY_EXPORTS(503, "Too many exports are under way"),
    TOO_MANY_LISTENERS(503, "Too many listen already"),
    OVERLOADED(503, "Too much is under way"),
    TOOK_TOO_LONG(504, "The answer takes too long");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Its stable name on the wire. */
    public String type() {
        return "urn:rivulet:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
