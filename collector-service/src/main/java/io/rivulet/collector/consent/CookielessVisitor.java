package io.rivulet.collector.consent;

import io.rivulet.collector.event.Client;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ids for visitors who may be counted but not recognised: the same for one browser on one site on one UTC day, and
 * unrelated to anything afterwards, because the salt lives only in this process and is forgotten at midnight.
 */
public final class CookielessVisitor {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private volatile Salt salt = new Salt(LocalDate.MIN, key(new byte[SALT_BYTES]));

    private record Salt(LocalDate day, SecretKey key) {}

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The visitor's id of the day.
     *
     * @param domain host of the page; null where the event names none
     */
    public String id(String siteId, Client client, @Nullable String userAgent, @Nullable String domain, Instant now) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(saltOf(now.atZone(ZoneOffset.UTC).toLocalDate()));
            update(mac, siteId.getBytes(StandardCharsets.UTF_8));
            update(mac, TruncatedAddress.of(client.address()));
            update(mac, bytes(userAgent));
            update(mac, bytes(domain));
            return "cl-" + HexFormat.of().formatHex(mac.doFinal(), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private SecretKey saltOf(LocalDate day) {
        Salt current = salt;
        return current.day().equals(day) ? current.key() : renewed(day);
    }

    private synchronized SecretKey renewed(LocalDate day) {
        if (!salt.day().equals(day)) {
            byte[] bytes = new byte[SALT_BYTES];
            random.nextBytes(bytes);
            salt = new Salt(day, key(bytes));
        }
        return salt.key();
    }

    // With its length, so that no part can borrow from its neighbour.
    private static void update(Mac mac, byte[] part) {
        mac.update((byte) (part.length >> 8));
        mac.update((byte) part.length);
        mac.update(part);
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
