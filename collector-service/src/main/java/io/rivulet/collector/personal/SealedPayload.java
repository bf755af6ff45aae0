package io.rivulet.collector.personal;

import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The bytes of a rejected event as received, locked away: they may hold anything, and a topic is read by many. AES-256-GCM
 * under a key derived from the secret, with a random nonce in front; the site's id is authenticated with it, so that a
 * payload can't be moved to another site's record.
 */
public final class SealedPayload {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String keyId;
    private final Map<String, SecretKey> keys = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Seals with one key and opens with any.
     *
     * @param older keys with which records were sealed that are still kept
     */
    public SealedPayload(PersonalKey current, List<PersonalKey> older) {
        older.forEach(key -> keys.put(key.id(), key.forSealing()));
        keys.put(current.id(), current.forSealing());
        keyId = current.id();
    }

    /** The same record with its payload sealed; one that is sealed already stays as it is. */
    public RejectedEvent seal(RejectedEvent rejected) {
        if (rejected.getSealedWith() != null) {
            return rejected;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] open = bytes(rejected.getPayload());
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key(keyId), nonce, rejected.getSiteId(), open, 0);
        ByteBuffer payload = ByteBuffer.allocate(NONCE_BYTES + sealed.length);
        payload.put(nonce).put(sealed).flip();
        return RejectedEvent.newBuilder(rejected)
                .setPayload(payload)
                .setSealedWith(keyId)
                .build();
    }

    /**
     * The bytes as received. What another service put aside was never sealed and is given as it is.
     *
     * @throws CannotOpen when the key is not known here, or the record is not as it was sealed
     */
    public byte[] open(RejectedEvent rejected) {
        byte[] sealed = bytes(rejected.getPayload());
        String sealedWith = rejected.getSealedWith();
        if (sealedWith == null) {
            return sealed;
        }
        if (!keys.containsKey(sealedWith)) {
            throw new CannotOpen("It is sealed with key " + sealedWith + "; known are " + keyIds());
        }
        if (sealed.length < NONCE_BYTES) {
            throw new CannotOpen("It is too short to be sealed");
        }
        return crypt(Cipher.DECRYPT_MODE, key(sealedWith), sealed, rejected.getSiteId(), sealed, NONCE_BYTES);
    }

    private Set<String> keyIds() {
        return Set.copyOf(keys.keySet());
    }

    private SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("No key " + id);
        }
        return key;
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String siteId, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
            cipher.updateAAD(siteId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen("It is not as it was sealed", e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** A payload stays closed. */
    public static final class CannotOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotOpen(String why) {
            super(why);
        }

        CannotOpen(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
