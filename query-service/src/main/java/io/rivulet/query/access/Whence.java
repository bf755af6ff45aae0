package io.rivulet.query.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says from where a request comes, as far as that is kept. */
@Singleton
final class Whence {

    private final CurrentVertxRequest current;

    Whence(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Of the request at hand. */
    @Nullable String address() {
        return current.getCurrent() == null ? null : of(current.getCurrent().request());
    }

    static @Nullable String of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return remote == null ? null : MaskedAddress.of(remote.hostAddress());
    }
}
