package io.rivulet.bench.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rivulet.bench.http.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an answer must be, whatever the request was. */
final class AnswerRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> YES = Set.of(200, 202, 204);
    private static final Set<Integer> REFUSALS =
            Set.of(400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 417, 429, 431);
    private static final int ADDRESS_TOO_LONG = 414;
    // Of the collector's insides nobody learns anything.
    private static final List<String> INSIDES = List.of(
            "Exception",
            "java.",
            "io.rivulet",
            "com.fasterxml",
            "io.vertx",
            "io.netty",
            "io.quarkus",
            "org.apache",
            "\tat ");

    private AnswerRules() {}

    /** What the answer says of the events; -1 where it does not. */
    record Counts(int accepted, int rejected) {

        static final Counts NONE = new Counts(0, 0);
    }

    /** What is wrong with an answer. */
    static Optional<String> complaint(Fuzzed request, Answer answer) {
        int status = answer.status();
        if (YES.contains(status)) {
            return complaintAboutYes(request, answer);
        }
        if (!REFUSALS.contains(status)) {
            return Optional.of("status " + status);
        }
        // Broken HTTP and an endless address are answered before any of our words; to a HEAD none are allowed.
        // A pixel is a picture even then.
        boolean silent = isHead(request)
                || status == ADDRESS_TOO_LONG
                || answer.header("Content-Type").filter("image/gif"::equals).isPresent();
        return request.whole() && !silent ? complaintAboutProblem(answer) : Optional.empty();
    }

    /** How many events the answer says are accepted and rejected. */
    static Counts counts(Answer answer) {
        if (!YES.contains(answer.status())) {
            return Counts.NONE;
        }
        Optional<String> accepted = answer.header("X-Accepted");
        Optional<String> rejected = answer.header("X-Rejected");
        if (accepted.isPresent() && rejected.isPresent()) {
            return new Counts(Integer.parseInt(accepted.get()), Integer.parseInt(rejected.get()));
        }
        JsonNode json = parsed(answer.body());
        return json == null
                ? Counts.NONE
                : new Counts(
                        json.path(json.has("queued") ? "queued" : "accepted").asInt(),
                        json.path("rejected").asInt());
    }

    private static Optional<String> complaintAboutYes(Fuzzed request, Answer answer) {
        Counts counts = counts(answer);
        int told = counts.accepted() + counts.rejected();
        if (request.events() != Fuzzed.UNKNOWN && told != request.events()) {
            return Optional.of(request.events() + " events sent, " + told + " accounted for");
        }
        JsonNode verdict = parsed(answer.body());
        return verdict instanceof ObjectNode object ? leak(withoutIds(object)) : Optional.empty();
    }

    private static Optional<String> complaintAboutProblem(Answer answer) {
        JsonNode problem = parsed(answer.body());
        boolean typed = answer.header("Content-Type")
                .filter("application/problem+json"::equals)
                .isPresent();
        if (!typed || problem == null) {
            return Optional.of("a refusal that is no problem: " + answer.status());
        }
        boolean complete = Stream.of("type", "title", "detail", "instance")
                        .allMatch(field -> problem.path(field).isTextual())
                && problem.path("status").asInt() == answer.status();
        if (!complete) {
            return Optional.of("a problem that is not complete");
        }
        ((ObjectNode) problem).remove("instance");
        return leak(problem.toString());
    }

    private static Optional<String> leak(String text) {
        if (text.contains(JsonMutations.CANARY)) {
            return Optional.of("it quotes what was sent");
        }
        return INSIDES.stream().filter(text::contains).findFirst().map(word -> "it tells of " + word);
    }

    /** Senders know their events by these. */
    private static String withoutIds(ObjectNode verdict) {
        verdict.path("errors").forEach(error -> ((ObjectNode) error).remove("eventId"));
        return verdict.toString();
    }

    private static boolean isHead(Fuzzed request) {
        return request.bytes()[0] == 'H';
    }

    private static @Nullable JsonNode parsed(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
