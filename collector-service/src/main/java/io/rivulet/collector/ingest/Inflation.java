package io.rivulet.collector.ingest;

import io.rivulet.collector.site.Sender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Inflates gzip bodies, by the header or by their first two bytes, as far as they may grow. */
final class Inflation {

    private Inflation() {}

    /**
     * The body as it was before it was compressed.
     *
     * @param encoding the header
     * @param limit bytes that it may have inflated
     * @throws Refusal when it is larger, or broken, or in an encoding other than gzip
     */
    static byte[] inflated(byte[] body, @Nullable String encoding, int limit) {
        String named = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!named.isEmpty() && !named.equals("identity") && !named.equals("gzip") && !named.equals("x-gzip")) {
            throw new Refusal(Problem.of(
                    ProblemType.UNKNOWN_ENCODING, "It can't be inflated.", "Content-Encoding", "gzip or none."));
        }
        return isGzip(body) ? inflated(body, limit) : body;
    }

    /** By the bytes, not the header's name: proxies inflate and forget to take it away. */
    static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private static byte[] inflated(byte[] body, int limit) {
        byte[] inflated;
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body), 8192)) {
            inflated = stream.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new Refusal(Problem.of(ProblemType.BAD_GZIP, "It starts like gzip but is broken."));
        }
        if (inflated.length > limit) {
            throw tooLarge(limit);
        }
        return inflated;
    }

    static Refusal tooLarge(int limit) {
        String allowed = "It may have at most " + limit + " bytes, inflated.";
        // Who may send the most already is not told of it.
        return new Refusal(Problem.of(
                ProblemType.BODY_TOO_LARGE,
                limit < Sender.SERVER_BYTES
                        ? allowed + " A server key in a header may send " + Sender.SERVER_BYTES + "."
                        : allowed));
    }
}
