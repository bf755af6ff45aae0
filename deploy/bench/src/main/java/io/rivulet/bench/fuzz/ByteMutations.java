package io.rivulet.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Spoils bytes, whatever they mean. */
final class ByteMutations {

    private static final byte[][] PIECES = {
        "{".getBytes(StandardCharsets.US_ASCII),
        "]}".getBytes(StandardCharsets.US_ASCII),
        "\"".getBytes(StandardCharsets.US_ASCII),
        "\\u0000".getBytes(StandardCharsets.US_ASCII),
        "\\ud800".getBytes(StandardCharsets.US_ASCII),
        ":1e99999,".getBytes(StandardCharsets.US_ASCII),
        {(byte) 0xff},
        {(byte) 0xc3, (byte) 0x28},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
        {0},
        {'\r', '\n'},
        {0x1f, (byte) 0x8b}
    };

    private ByteMutations() {}

    /** The same bytes but for one place. */
    static byte[] mutate(byte[] bytes, RandomGenerator random) {
        if (bytes.length == 0) {
            return PIECES[random.nextInt(PIECES.length)];
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> joined(bytes, at, new byte[0], at + length);
            case 2 -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)], at);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 4 ->
                random.nextInt(4) == 0
                        ? Arrays.copyOf(bytes, at)
                        : joined(bytes, at, PIECES[random.nextInt(PIECES.length)], at + length);
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                yield joined(bytes, at, noise, at + length);
            }
        };
    }

    static byte[] gzip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream(bytes.length);
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return zipped.toByteArray();
    }

    private static byte[] joined(byte[] bytes, int start, byte[] middle, int rest) {
        byte[] joined = new byte[start + middle.length + bytes.length - rest];
        System.arraycopy(bytes, 0, joined, 0, start);
        System.arraycopy(middle, 0, joined, start, middle.length);
        System.arraycopy(bytes, rest, joined, start + middle.length, bytes.length - rest);
        return joined;
    }
}
