package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What an event says, as a hash: the same for a retry, another for anything else. */
final class ContentDigest {

    /** What a retry may change, and what names the sender rather than the event. */
    private static final NameSet NOT_CONTENT = new NameSet(Stream.concat(
                    Stream.of("sentAt", "sent_at", "metadata", "clockOffset", "clock_offset", "writeKey", "apiKey"),
                    // Of an address not even a hash is kept: there are too few to hide among.
                    EventFields.ADDRESSES.stream())
            .toList());

    private static final int ID_BYTES = 20;

    // Asking the platform for one costs as much as using it; each use leaves it as new.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ContentDigest::sha256);

    private final byte[] digest;

    ContentDigest(ObjectNode event) {
        digest = SHA_256.get().digest(CanonicalJson.of(event, NOT_CONTENT).getBytes(StandardCharsets.UTF_8));
    }

    /** Its first eight bytes. */
    long hash() {
        return ByteBuffer.wrap(digest).getLong();
    }

    /**
     * An id for an event that came without one.
     *
     * @param distinction what tells it from another event that says the same
     */
    String id(String siteId, String distinction) {
        MessageDigest id = SHA_256.get();
        id.update(digest);
        id.update(siteId.getBytes(StandardCharsets.UTF_8));
        id.update((byte) 0);
        id.update(distinction.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(id.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
