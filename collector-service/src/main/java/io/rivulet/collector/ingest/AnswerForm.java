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
        void write(Receipt receipt, HttpServerResponse response) {
            json(response.setStatusCode(202), receipt.json());
        }
    },
    /** 204; the counts are in the headers, for beacons that read no body. */
    SILENT {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            counted(receipt, response).setStatusCode(204).end();
        }
    },
    /** 200 with counts. */
    QUEUED {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            json(
                    response,
                    success(true)
                            .put("queued", receipt.accepted())
                            .put("rejected", receipt.rejected().size()));
        }
    },
    /** 200 as Segment's libraries expect it; the counts are in the headers. */
    SEGMENT {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            json(counted(receipt, response), success(true));
        }
    },
    /** The same for who wants to know: success means that no event was rejected. */
    SEGMENT_STRICT {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            ObjectNode answer = success(receipt.rejected().isEmpty());
            answer.setAll(receipt.json());
            json(counted(receipt, response), answer);
        }
    },
    /** 200 as PostHog's libraries expect it; the counts are in the headers. */
    POSTHOG {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            json(
                    counted(receipt, response),
                    JsonNodeFactory.instance.objectNode().put("status", "Ok"));
        }
    },
    /** 200 as Snowplow's trackers expect it; the counts are in the headers. */
    SNOWPLOW {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            counted(receipt, response).putHeader("Content-Type", "text/plain").end("ok");
        }
    },
    /** A picture, whatever became of the event; the status is as honest as everybody's. */
    PIXEL {
        @Override
        void write(Receipt receipt, HttpServerResponse response) {
            gif(counted(receipt, response));
        }

        @Override
        boolean isPicture() {
            return true;
        }
    };

    private static final Buffer GIF =
            Buffer.buffer(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));

    abstract void write(Receipt receipt, HttpServerResponse response);

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

    private static HttpServerResponse counted(Receipt receipt, HttpServerResponse response) {
        return response.putHeader("X-Accepted", String.valueOf(receipt.accepted()))
                .putHeader("X-Rejected", String.valueOf(receipt.rejected().size()));
    }

    private static ObjectNode success(boolean success) {
        return JsonNodeFactory.instance.objectNode().put("success", success);
    }

    private static void json(HttpServerResponse response, ObjectNode body) {
        response.putHeader("Content-Type", "application/json").end(body.toString());
    }
}
