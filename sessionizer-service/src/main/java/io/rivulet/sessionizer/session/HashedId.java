package io.rivulet.sessionizer.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** An id that follows from what it is the id of, so that who computes it again finds it again. */
public final class HashedId {

    private static final int BYTES = 15;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    /** One a thread: to look one up takes as long as to use it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(HashedId::sha256);

    private HashedId() {}

    /**
     * The id of something.
     *
     * @param prefix of what kind it is
     * @param said what it is, in parts
     */
    public static String of(String prefix, String... said) {
        return prefix + TEXT.encodeToString(bytes(String.join("\n", said), BYTES));
    }

    /**
     * The same without a form for people.
     *
     * @param said what it is
     * @param length how many bytes of the SHA-256 are enough
     */
    public static byte[] bytes(String said, int length) {
        return Arrays.copyOf(SHA_256.get().digest(said.getBytes(UTF_8)), length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
