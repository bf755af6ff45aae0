package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpServerResponse;

/** How an endpoint says what became of the events. */
enum AnswerForm {
    /** 202 with every reason for every rejected event. */
    VERDICT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(response.setStatusCode(202), verdict.json().toString());
        }
    },
    /** 204; the counts are in the headers, for beacons that read no body. */
    SILENT {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            response.setStatusCode(204)
                    .putHeader("X-Accepted", String.valueOf(verdict.accepted().size()))
                    .putHeader("X-Rejected", String.valueOf(verdict.rejected().size()))
                    .end();
        }
    },
    /** 200 with counts. */
    QUEUED {
        @Override
        void write(Verdict verdict, HttpServerResponse response) {
            json(
                    response.setStatusCode(200),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("success", true)
                            .put("queued", verdict.accepted().size())
                            .put("rejected", verdict.rejected().size())
                            .toString());
        }
    };

    abstract void write(Verdict verdict, HttpServerResponse response);

    private static void json(HttpServerResponse response, String body) {
        response.putHeader("Content-Type", "application/json").end(body);
    }
}
