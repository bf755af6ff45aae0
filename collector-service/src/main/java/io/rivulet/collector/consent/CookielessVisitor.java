package io.rivulet.collector.consent;

import io.rivulet.collector.event.Client;
import io.rivulet.schemas.CookielessId;
import io.rivulet.schemas.TruncatedAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ids for visitors who may be counted but not recognised: the same for one browser on one site on one UTC day, whichever
 * collector it meets, and unrelated to anything afterwards, because the salt of the day is forgotten.
 */
final class CookielessVisitor {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;

    private CookielessVisitor() {}

    /**
     * The visitor's id of the day.
     *
     * @param domain host of the page; null where the event names none
     */
    static String id(byte[] salt, String siteId, Client client, @Nullable String userAgent, @Nullable String domain) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            update(mac, siteId.getBytes(StandardCharsets.UTF_8));
            update(mac, TruncatedAddress.of(client.address()));
            update(mac, bytes(userAgent));
            update(mac, bytes(domain));
            return CookielessId.of(HexFormat.of().formatHex(mac.doFinal(), 0, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
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
