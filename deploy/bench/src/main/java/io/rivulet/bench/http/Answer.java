package io.rivulet.bench.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer, whose words are only looked at when somebody asks.
 *
 * @param status its code
 * @param bytes all of it
 * @param bodyAt where its body starts
 * @param closes whether the server ends the connection after it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
public record Answer(int status, byte[] bytes, int bodyAt, boolean closes) {

    public String body() {
        return new String(bytes, bodyAt, bytes.length - bodyAt, StandardCharsets.UTF_8);
    }

    /** The status line and the headers. */
    public String head() {
        return new String(bytes, 0, bodyAt, StandardCharsets.ISO_8859_1);
    }

    /** A header by its name, whatever its case. */
    public Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
