package io.rivulet.sessionizer.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rivulet.schemas.avro.UserEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The name of a session: it follows from site, visitor and first event, so that who computes it again finds it again. */
public final class SessionId {

    private static final int BYTES = 15;

    private SessionId() {}

    /** The id of the session whose first event this is. */
    public static String startingWith(UserEvent first) {
        String told = String.join(
                "\n",
                first.getSiteId(),
                first.getVisitorId(),
                Long.toString(first.getOccurredAt().toEpochMilli()),
                first.getEventId());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(told.getBytes(UTF_8));
            byte[] start = Arrays.copyOf(hash, BYTES);
            return "s_" + Base64.getUrlEncoder().withoutPadding().encodeToString(start);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
