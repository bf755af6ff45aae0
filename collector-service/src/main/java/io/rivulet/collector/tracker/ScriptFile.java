package io.rivulet.collector.tracker;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as the build has packed it.
 *
 * @param tag what changes with its content, without quotes
 * @param isImmutable whether its content is part of its name
 * @param encoded its bytes by content encoding, those that save most first; the last is {@code identity}
 */
record ScriptFile(String type, String tag, boolean isImmutable, List<Map.Entry<String, Buffer>> encoded) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    // A page keeps the name for years: what is behind it is new within minutes of an upgrade.
    private static final String FOR_MINUTES = "public, max-age=300, stale-while-revalidate=86400";

    /** Answers a GET or HEAD, with nothing but the headers where the browser has it already. */
    void answer(HttpServerRequest request, HttpServerResponse response) {
        Map.Entry<String, Buffer> chosen = chosen(request.getHeader("Accept-Encoding"));
        boolean isPlain = chosen.getKey().equals("identity");
        String etag = '"' + tag + (isPlain ? "" : "-" + chosen.getKey()) + '"';
        // Everybody may load it, pages that are isolated from other origins included.
        response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Timing-Allow-Origin", "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", isImmutable ? FOR_EVER : FOR_MINUTES)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", etag);
        if (knows(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", type);
        if (!isPlain) {
            response.putHeader("Content-Encoding", chosen.getKey());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                            "Content-Length", String.valueOf(chosen.getValue().length()))
                    .end();
        } else {
            response.end(chosen.getValue());
        }
    }

    /** The same content in another encoding is still the same content. */
    private boolean knows(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains('"' + tag));
    }

    private Map.Entry<String, Buffer> chosen(@Nullable String acceptEncoding) {
        List<String> accepted = Arrays.stream((acceptEncoding == null ? "" : acceptEncoding).split(",", -1))
                .map(coding -> coding.toLowerCase(Locale.ROOT).replace(" ", ""))
                .filter(coding -> !coding.matches(".*;q=0(\\.0*)?"))
                .map(coding -> coding.split(";", 2)[0])
                .toList();
        Optional<Map.Entry<String, Buffer>> smallest = encoded.stream()
                .filter(encoding -> accepted.contains(encoding.getKey()))
                .findFirst();
        return smallest.orElseGet(() -> last(encoded.stream()));
    }

    private static <T> T last(Stream<T> all) {
        return all.reduce((before, after) -> after).orElseThrow();
    }
}
