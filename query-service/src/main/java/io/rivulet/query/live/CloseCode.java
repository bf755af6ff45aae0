package io.rivulet.query.live;

/** Why the service ends a connection; numbers from 4000 on are its own (RFC 6455, 7.4.2). */
enum CloseCode {
    GOING_AWAY(1001, "The service stops; go on at another pod."),
    TOO_LONG(1009, "The message was too long, or the connection broke."),
    BROKEN(1011, "Something broke; the failure is in the log of the service."),
    TRY_LATER(1013, "Nobody can say whose the token is or whether there is the site; come again in a moment."),
    TEXT_ONLY(1003, "Messages are text."),
    NOT_UNDERSTOOD(4400, "The first message is {\"type\":\"auth\",\"token\":…}; it comes once."),
    WRONG_TOKEN(4401, "The token is unknown, has expired or was revoked."),
    NOT_SO_FAR(4403, "The token's scopes or sites don't reach so far."),
    UNKNOWN_SITE(4404, "Nobody knows the site."),
    NO_TOKEN(4408, "No token came in time."),
    SILENT(4409, "No ping was answered."),
    TOO_TALKATIVE(4429, "Too many messages.");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
