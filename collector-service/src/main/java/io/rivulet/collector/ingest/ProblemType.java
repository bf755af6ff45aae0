package io.rivulet.collector.ingest;

import java.util.Locale;

/** Everything that can be wrong with a request. What can be wrong with one event is no problem of its request. */
enum ProblemType {
    BAD_REQUEST(400, "The request is not as HTTP wants it"),
    BAD_JSON(400, "The body is not JSON"),
    BAD_BODY(400, "The body is none of the forms that are taken"),
    BAD_GZIP(400, "The body can't be inflated"),
    BAD_PARAMETER(400, "A parameter makes no sense"),
    UNKNOWN_KEY(401, "A known key is needed"),
    ORIGIN_NOT_ALLOWED(403, "The key is not for this origin"),
    IMPORT_NOT_ALLOWED(403, "Only a server key may import"),
    SERVER_KEY_NEEDED(403, "Only a server key may do this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    BODY_TIMEOUT(408, "The body takes too long"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TOO_MANY_EVENTS(413, "There are too many events in the batch"),
    UNKNOWN_ENCODING(415, "The content encoding is not known"),
    TOO_MANY_REQUESTS(429, "Too much was sent in too short a time"),
    INTERNAL(500, "Something broke"),
    OVERLOADED(503, "Too much is under way"),
    KAFKA_UNAVAILABLE(503, "Kafka can't take the events now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Its name in a metric and at the end of its type. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return "urn:rivulet:problem:" + slug();
    }
}
