package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Base64;

/** How an endpoint says what became of the events. */
enum AnswerForm {
    /** 202 with every reason for every rejected event. */
    VERDICT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(response.setStatusCode(202), verdict.json());
        }
    },
    /** 204; the counts are in the headers, for beacons that read no body. */
    SILENT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            counted(verdict, response).setStatusCode(204).end();
        }
    },
    /** 200 with counts. */
    QUEUED {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(
                    response,
                    success(true)
                            .put("queued", verdict.accepted().size())
                            .put("rejected", verdict.rejected().size()));
        }
    },
    /** 200 as Segment's libraries expect it; the counts are in the headers. */
    SEGMENT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(counted(verdict, response), success(true));
        }
    },
    /** The same for who wants to know: success means that no event was rejected. */
    SEGMENT_STRICT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            ObjectNode answer = success(verdict.rejected().isEmpty());
            answer.setAll(verdict.json());
            json(counted(verdict, response), answer);
        }
    },
    /** 200 as PostHog's libraries expect it; the counts are in the headers. */
    POSTHOG {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(
                    counted(verdict, response),
                    JsonNodeFactory.instance.objectNode().put("status", "Ok"));
        }
    },
    /** 200 as Snowplow's trackers expect it; the counts are in the headers. */
    SNOWPLOW {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            counted(verdict, response).putHeader("Content-Type", "text/plain").end("ok");
        }
    },
    /** A picture, whatever became of the event; the status is as honest as everybody's. */
    PIXEL {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            gif(counted(verdict, response));
        }

        @Override
        boolean isPicture() {
            return true;
        }
    };

    private static final Buffer GIF =
            Buffer.buffer(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));

    abstract void write(Verdict verdict, HttpServerResponse response);

    /** Whether refusals, too, are pictures. */
    boolean isPicture() {
        return false;
    }

    /** The body of a picture. */
    static void gif(HttpServerResponse response) {
        response.putHeader("Content-Type", "image/gif")
                .putHeader("Cache-Control", "no-store")
                .end(GIF);
    }

    private static HttpServerResponse counted(Verdict verdict, HttpServerResponse response) {
        return response.putHeader(
                        "X-Accepted", String.valueOf(verdict.accepted().size()))
                .putHeader("X-Rejected", String.valueOf(verdict.rejected().size()));
    }

    private static ObjectNode success(boolean success) {
        return JsonNodeFactory.instance.objectNode().put("success", success);
    }

    private static void json(HttpServerResponse response, ObjectNode body) {
        response.putHeader("Content-Type", "application/json").end(body.toString());
    }
}
