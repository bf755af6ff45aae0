package io.rivulet.query.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the dashboard as the build has packed it.
 *
 * @param tag what changes with its content
 * @param isImmutable whether its content is part of its name
 * @param forms the same content encoded in several ways, the smallest first; the last is plain
 */
record PackedFile(String type, String tag, boolean isImmutable, List<Form> forms) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern REFUSED = Pattern.compile(";q=0(\\.0*)?$");

    /** The content in a content encoding; none for plain. */
    record Form(@Nullable String encoding, Buffer bytes) {}

    /** Answers a GET or HEAD; without a body where the browser has it already. */
    void answer(HttpServerRequest request, HttpServerResponse response) {
        Form form = acceptable(request.getHeader("Accept-Encoding"));
        String etag = '"' + (form.encoding() == null ? tag : tag + '-' + form.encoding()) + '"';
        response.putHeader("Cache-Control", isImmutable ? FOR_EVER : "no-cache")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", etag)
                .putHeader("X-Content-Type-Options", "nosniff");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", type);
        if (form.encoding() != null) {
            response.putHeader("Content-Encoding", form.encoding());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(form.bytes().length()))
                    .end();
        } else {
            response.end(form.bytes());
        }
    }

    private Form acceptable(@Nullable String acceptEncoding) {
        List<String> accepted = acceptEncoding == null
                ? List.of()
                : Stream.of(acceptEncoding
                                .toLowerCase(Locale.ROOT)
                                .replace(" ", "")
                                .split(",", -1))
                        .filter(coding -> !REFUSED.matcher(coding).find())
                        .map(coding -> coding.split(";", 2)[0])
                        .toList();
        return forms.stream()
                .filter(form -> form.encoding() == null || accepted.contains(form.encoding()))
                .findFirst()
                .orElseThrow();
    }
}
