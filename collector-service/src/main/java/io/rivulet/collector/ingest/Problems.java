package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.DailySalts;
import io.rivulet.collector.personal.PersonalData;
import io.rivulet.collector.publish.NotWritten;
import io.rivulet.collector.publish.TooLargeForKafka;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Answers requests that are refused, always as problem+json. */
@Singleton
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String SECONDS_UNTIL_KAFKA_MAY_BE_BACK = "5";
    private static final String SECONDS_UNTIL_THERE_IS_ROOM = "1";

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private final Tally tally;
    private final PersonalData personal;
    private final AtomicLong reportedAt = new AtomicLong(System.nanoTime() - BETWEEN_REPORTS.toNanos());

    Problems(Tally tally, PersonalData personal) {
        this.tally = tally;
        this.personal = personal;
    }

    void write(RoutingContext context, Problem problem) {
        write(context, problem, AnswerForm.VERDICT);
    }

    /** The same where pictures are asked for: a page must not show a broken one, whatever the status. */
    void write(RoutingContext context, Problem problem, AnswerForm form) {
        tally.refused(problem.type());
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        switch (problem.type()) {
            // Basic would make browsers ask their visitor for a password.
            case UNKNOWN_KEY -> response.putHeader("WWW-Authenticate", "WriteKey realm=\"rivulet\"");
            case KAFKA_UNAVAILABLE -> response.putHeader("Retry-After", SECONDS_UNTIL_KAFKA_MAY_BE_BACK);
            case OVERLOADED -> response.putHeader("Retry-After", SECONDS_UNTIL_THERE_IS_ROOM);
            case TOO_MANY_REQUESTS ->
                // Seconds to wait in both: that is what the SDKs which read the second one take it for.
                response.putHeader("Retry-After", String.valueOf(problem.retryAfterSeconds()))
                        .putHeader("X-RateLimit-Reset", String.valueOf(problem.retryAfterSeconds()));
            default -> {}
        }
        response.setStatusCode(problem.type().status());
        if (form.isPicture()) {
            AnswerForm.gif(response);
            return;
        }
        response.putHeader("Content-Type", "application/problem+json")
                .end(problem.json(personal.text(context.request().path())).toString());
    }

    /** The problem that a failure is. */
    Problem of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (cause instanceof NotWritten || cause instanceof DailySalts.NoSalt) {
            report(cause);
            return Problem.of(
                    ProblemType.KAFKA_UNAVAILABLE,
                    "Nothing is acknowledged; send the same events again, under the same ids, later.");
        }
        if (cause instanceof TooLargeForKafka) {
            report(cause);
            return Problem.of(ProblemType.BODY_TOO_LARGE, "One of its events is larger than Kafka takes.");
        }
        LOG.error("A request failed", new Wordless(cause));
        return Problem.of(ProblemType.INTERNAL, "The request could not be handled; it may be sent again.");
    }

    /** An outage is said once a second, not once a request. */
    private void report(Throwable notWritten) {
        long now = System.nanoTime();
        long before = reportedAt.get();
        if (now - before > BETWEEN_REPORTS.toNanos() && reportedAt.compareAndSet(before, now)) {
            Throwable cause = notWritten.getCause();
            LOG.warnf("%s%s", notWritten.getMessage(), cause == null ? "" : ": " + cause.getMessage());
        }
    }

    void notFound(RoutingContext context) {
        ArrivingBody.forget(context.request());
        write(context, Problem.of(ProblemType.NOT_FOUND, "No path of this service begins like this."));
    }

    /** What the router itself finds wrong, such as a Host that is none or a path without a slash, is no fault of ours. */
    void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (status == ProblemType.NOT_FOUND.status()) {
            notFound(context);
        } else if (status >= 400 && status < 500) {
            write(context, Problem.of(ProblemType.BAD_REQUEST, "Its path or one of its headers can't be read."));
        } else {
            write(context, failure == null ? Problem.of(ProblemType.INTERNAL, "It ended early.") : of(failure));
        }
    }
}
