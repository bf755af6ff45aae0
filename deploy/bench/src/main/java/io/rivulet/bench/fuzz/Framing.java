package io.rivulet.bench.fuzz;

import io.rivulet.bench.stand.CollectorProcess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts a request around a body, and spoils that as well. */
final class Framing {

    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: %%%",
            "Content-Encoding: br",
            "Content-Encoding: GZIP, identity",
            "Origin: null",
            "Origin: https://" + "a".repeat(500),
            "User-Agent: " + "Mozilla/5.0 (".repeat(300),
            "User-Agent: \u00ff\u00e4",
            "DNT: 1",
            "Sec-GPC: 1",
            "Authorization: Basic !!!",
            "Authorization: Basic Og==",
            "Authorization: Bearer " + JsonMutations.CANARY,
            "X-Write-Key: ",
            "X-Write-Key: " + JsonMutations.CANARY,
            "X-Forwarded-For: 999.1.1.1, ::1%eth0",
            "Forwarded: for=\"[::1\"",
            "Accept: text/html",
            "Accept-Encoding: gzip, br",
            "Cookie: a=" + "b".repeat(2000),
            "Referer: http://[",
            "Expect: 100-continue",
            "Expect: something",
            "X-HTTP-Method-Override: DELETE",
            "Range: bytes=0-1",
            "If-None-Match: *");
    private static final List<String> METHODS = List.of("GET", "PUT", "OPTIONS", "DELETE", "HEAD", "PATCH", "BREW");

    private final Seed seed;
    private final RandomGenerator random;
    private boolean whole = true;
    private boolean post;

    Framing(Seed seed, RandomGenerator random) {
        this.seed = seed;
        this.random = random;
    }

    /** Whether it is still well-formed HTTP. */
    boolean isWhole() {
        return whole;
    }

    /** Whether it still sends something. */
    boolean isPost() {
        return post;
    }

    byte[] framed(byte[] body, String encoding) {
        String method = random.nextInt(100) == 0 ? METHODS.get(random.nextInt(METHODS.size())) : seed.method();
        post = method.equals("POST");
        var head = new StringBuilder(method)
                .append(' ')
                .append(path(body))
                .append(" HTTP/1.1\r\nHost: localhost\r\n")
                .append(seed.keyed() ? "" : key())
                .append(encoding);
        if (random.nextInt(5) == 0) {
            head.append(HEADERS.get(random.nextInt(HEADERS.size()))).append("\r\n");
        }
        if (!post) {
            return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        return switch (random.nextInt(400)) {
            case 0, 1, 2, 3 -> chunked(head, body);
            case 4 -> misjudged(head, body);
            case 5, 6 -> damaged(head, body);
            default ->
                joined(head.append("Content-Length: ").append(body.length).append("\r\n\r\n"), body);
        };
    }

    private String path(byte[] body) {
        String path = seed.path().replace("{data}", Base64.getUrlEncoder().encodeToString(body));
        char more = path.contains("?") ? '&' : '?';
        int kind = random.nextInt(60);
        // What is no URI is refused by the server below, which knows nothing of our problems.
        whole = whole && kind != 1 && kind != 5;
        return switch (kind) {
            case 0 -> path + "/";
            case 1 -> path + more + "writeKey=%zz";
            case 2 -> path + more + "strict=1&a=" + "b".repeat(random.nextInt(2000));
            case 3 -> path.replace("/", "//");
            case 4 -> path + "%00%ff";
            case 5 -> path + more + "%C3%28=%";
            default -> path;
        };
    }

    private String key() {
        return switch (random.nextInt(40)) {
            case 0 -> "";
            case 1 -> "X-Write-Key: nobody\r\n";
            case 2 -> "Authorization: Basic " + basic(CollectorProcess.WRITE_KEY + ":") + "\r\n";
            case 3 -> "Authorization: Basic " + basic(CollectorProcess.SERVER_KEY + ":") + "\r\n";
            case 4, 5, 6 -> "X-Write-Key: " + CollectorProcess.SERVER_KEY + "\r\n";
            default -> "X-Write-Key: " + CollectorProcess.WRITE_KEY + "\r\n";
        };
    }

    private static String basic(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] chunked(StringBuilder head, byte[] body) {
        int first = body.length == 0 ? 0 : random.nextInt(body.length);
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes(head.append("Transfer-Encoding: chunked\r\n\r\n").toString()));
        chunk(all, body, 0, first);
        chunk(all, body, first, body.length);
        all.writeBytes(bytes("0\r\n\r\n"));
        return all.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream all, byte[] body, int from, int to) {
        if (to > from) {
            all.writeBytes(bytes(Integer.toHexString(to - from) + "\r\n"));
            all.write(body, from, to - from);
            all.writeBytes(bytes("\r\n"));
        }
    }

    /** A length that is not the body's. */
    private byte[] misjudged(StringBuilder head, byte[] body) {
        whole = false;
        int length = Math.max(0, body.length + random.nextInt(200) - 100);
        return joined(head.append("Content-Length: ").append(length).append("\r\n\r\n"), body);
    }

    private byte[] damaged(StringBuilder head, byte[] body) {
        whole = false;
        byte[] spoilt = bytes(head.append("Content-Length: ")
                .append(body.length)
                .append("\r\n\r\n")
                .toString());
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            spoilt = ByteMutations.mutate(spoilt, random);
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(spoilt);
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        var all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(bytes(head.toString()));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
