package io.rivulet.deploy.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a part answers, asked from outside. */
final class Health {

    private static final int PATIENCE_MILLIS = 3_000;

    private Health() {}

    /** Whether a service says it is ready, the registry answers from its store, a broker or database takes connections. */
    static boolean isReady(Part part, FleetConfig config) {
        return switch (part) {
            case KAFKA, POSTGRES -> takesConnections(config.port(part));
            case REGISTRY -> answers(config.url(part) + "/apis/ccompat/v7/subjects");
            default -> answers(config.url(part) + "/q/health/ready");
        };
    }

    /** Whether it can go on as it is; one that can't is better started anew. */
    static boolean isLive(Part part, FleetConfig config) {
        return part.isService() ? answers(config.url(part) + "/q/health/live") : isReady(part, config);
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
