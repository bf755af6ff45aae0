package io.rivulet.collector.redrive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an event that had none, was corrected and is sent again: made of its place, not of what it says now, so that
 * it is the same however it is corrected.
 */
public final class RedrivenId {

    private static final int ID_BYTES = 20;
    private static final int VISITOR_BYTES = 16;

    private RedrivenId() {}

    /** 40 hex digits. */
    public static String of(String siteId, RejectedId place) {
        return hex(siteId + "\0" + place, ID_BYTES);
    }

    /** 32 hex digits for the visitor of an event by itself: the same each time, so that twice is once for it too. */
    public static String visitor(String siteId, RejectedId place) {
        return hex("visitor\0" + siteId + "\0" + place, VISITOR_BYTES);
    }

    private static String hex(String name, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
