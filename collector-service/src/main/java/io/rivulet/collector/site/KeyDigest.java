package io.rivulet.collector.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a key, and what a presented one is compared by: its SHA-256. How long a comparison takes could at
 * most tell how a digest begins, and nobody can choose keys by their digests' beginning. A slow hash, as for passwords,
 * would add nothing: keys are random, so there is no list of likely ones to try.
 */
final class KeyDigest {

    private static final String MARK = "sha256:";
    private static final int BYTES = 32;

    private final byte[] bytes;

    private KeyDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of a key as somebody presents it. */
    static KeyDigest of(String key) {
        try {
            return new KeyDigest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * As settings write it: {@code sha256:} and 64 hex digits, or the key itself.
     *
     * @throws BadSites when the digits are not 64, or none
     */
    static KeyDigest written(String text) {
        if (!text.startsWith(MARK)) {
            return of(text);
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(text.substring(MARK.length()));
            if (bytes.length == BYTES) {
                return new KeyDigest(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Said below: the parser's own words would quote it.
        }
        throw new BadSites("has a " + MARK + " without 64 hex digits after it");
    }

    /** Tells its key from others, in here: who can see it can try guesses at the key. */
    String id() {
        return HexFormat.of().formatHex(bytes, 0, 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Override
    public String toString() {
        return "a key";
    }
}
