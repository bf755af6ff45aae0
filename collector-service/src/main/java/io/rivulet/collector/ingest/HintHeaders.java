package io.rivulet.collector.ingest;

import io.rivulet.collector.event.ClientHints;
import io.vertx.core.MultiMap;

/** Where browsers put their hints. */
final class HintHeaders {

    private HintHeaders() {}

    static ClientHints of(MultiMap headers) {
        return new ClientHints(
                headers.get("Sec-CH-UA"),
                headers.get("Sec-CH-UA-Full-Version-List"),
                headers.get("Sec-CH-UA-Mobile"),
                headers.get("Sec-CH-UA-Platform"),
                headers.get("Sec-CH-UA-Platform-Version"),
                headers.get("Sec-CH-UA-Model"),
                headers.get("Sec-CH-UA-Form-Factors"));
    }
}
