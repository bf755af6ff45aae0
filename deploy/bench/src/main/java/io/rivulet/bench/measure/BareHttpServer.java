package io.rivulet.bench.measure;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The least that a server can do with a request: reads the body and answers 204. */
public final class BareHttpServer {

    private BareHttpServer() {}

    /**
     * Serves until it is ended; says a line when it listens.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions());
        vertx.createHttpServer()
                .requestHandler(BareHttpServer::answer)
                .listen(Integer.parseInt(args[0]), "localhost")
                .onSuccess(listening -> System.out.println("listening"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    vertx.close();
                });
    }

    private static void answer(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(body::appendBuffer)
                .endHandler(end -> request.response()
                        .setStatusCode(body.length() > 0 ? 204 : 400)
                        .end());
    }
}
