package io.rivulet.sessionizer.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The id of a conclusion: it follows from its name and from what it is about, so that who concludes it again finds it. */
public final class SignalId {

    private static final int BYTES = 15;

    private SignalId() {}

    /** The id of a conclusion about a visitor on a site. */
    public static String of(String visitorId, String siteId, Signal signal) {
        String said = String.join(
                "\n",
                signal.name(),
                siteId,
                visitorId,
                Long.toString(signal.anchor().getOccurredAt()),
                signal.anchor().getEventId());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8));
            return "d_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
