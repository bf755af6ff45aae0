package io.rivulet.collector.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret under which personal data is kept. It is never used itself: every purpose has a key derived from it. */
public final class PersonalKey {

    static final String HMAC = "HmacSHA256";

    private static final int MIN_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String HOW_TO_MAKE_ONE =
            "it must be at least " + MIN_BYTES + " random bytes in Base64; make one with: openssl rand -base64 32";

    private final SecretKeySpec secret;

    private PersonalKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /**
     * Reads a key as it is configured.
     *
     * @param setting the name of the setting, for the message
     * @throws IllegalArgumentException when it is none, without quoting it
     */
    public static PersonalKey of(String setting, String base64) {
        if (base64.isBlank()) {
            throw new IllegalArgumentException(setting + " is missing: " + HOW_TO_MAKE_ONE);
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " is not Base64: " + HOW_TO_MAKE_ONE, e);
        }
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    setting + " is too short, it has " + secret.length + " bytes: " + HOW_TO_MAKE_ONE);
        }
        return new PersonalKey(secret);
    }

    /** What tells it from other keys and gives nothing of it away. */
    public String id() {
        return HexFormat.of().formatHex(derived("key id"), 0, ID_BYTES);
    }

    SecretKey forPseudonyms() {
        return new SecretKeySpec(derived("pseudonyms"), HMAC);
    }

    SecretKey forSealing() {
        return new SecretKeySpec(derived("sealed payloads"), "AES");
    }

    private byte[] derived(String purpose) {
        return hmac(secret, ("rivulet " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    // So that no log shows it by accident.
    @Override
    public String toString() {
        return "PersonalKey " + id();
    }
}
