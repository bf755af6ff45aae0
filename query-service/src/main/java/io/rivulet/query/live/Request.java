package io.rivulet.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.asked.Body;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a listener says. */
sealed interface Request {

    /** Who it is and what it wants to hear. */
    record Auth(
            String token,
            Subscription subscription,
            @Nullable Resume resume) implements Request {}

    /** What it wants to hear from now on. */
    record Subscribe(Subscription subscription) implements Request {}

    /**
     * What it heard last.
     *
     * @param positions the offset after the last that it heard, of every partition; none where it keeps none
     */
    record Resume(OptionalLong after, Map<String, Long> positions) implements Request {}

    /** Whether anybody is there; browsers can't ask it otherwise. */
    record Ping() implements Request {}

    /** Reads it. */
    final class Reader {

        private static final int LONGEST_TOKEN = 8_000;
        private static final int MOST_PARTITIONS = 2_000;
        private static final String POSITIONS = "positions is an object of partitions and whole numbers.";

        private final ObjectMapper json;

        Reader(ObjectMapper json) {
            this.json = json;
        }

        /**
         * Reads a message.
         *
         * @throws Refusal that names what is wrong
         */
        Request read(String text) {
            JsonNode message;
            try {
                message = json.readTree(text);
            } catch (JsonProcessingException e) {
                throw Refusal.of(ProblemType.BAD_REQUEST, "A message is a JSON object.");
            }
            return switch (message.path("type").asText("")) {
                case "auth" -> auth(message);
                case "subscribe" -> new Subscribe(subscription(Body.of(message, List.of("type", "siteId", "kinds"))));
                case "resume" -> {
                    Body.of(message, List.of("type", "after", "positions"));
                    yield resume(message);
                }
                case "ping" -> {
                    Body.of(message, List.of("type"));
                    yield new Ping();
                }
                default -> throw Refusal.parameter("type", "type is one of auth, subscribe, resume, ping.");
            };
        }

        private static Auth auth(JsonNode message) {
            Body body = Body.of(message, List.of("type", "token", "siteId", "kinds", "resume"));
            JsonNode token = message.path("token");
            if (!token.isTextual() || token.asText().isBlank() || token.asText().length() > LONGEST_TOKEN) {
                throw Refusal.parameter("token", "token is a text of 1 to " + LONGEST_TOKEN + " characters.");
            }
            JsonNode resume = message.path("resume");
            if (resume.isMissingNode() || resume.isNull()) {
                return new Auth(token.asText().strip(), subscription(body), null);
            }
            Body.of(resume, List.of("after", "positions"));
            return new Auth(token.asText().strip(), subscription(body), resume(resume));
        }

        private static Subscription subscription(Body body) {
            List<String> names = body.texts("kinds", Kind.values().length);
            Set<Kind> kinds = names.isEmpty() ? Kind.all() : EnumSet.noneOf(Kind.class);
            names.forEach(name -> kinds.add(kind(name)));
            return new Subscription(body.text("siteId"), kinds);
        }

        private static Kind kind(String name) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.parameter(
                            "kinds",
                            "kinds are "
                                    + Arrays.stream(Kind.values())
                                            .map(Kind::wireName)
                                            .collect(Collectors.joining(", ")) + "."));
        }

        private static Resume resume(JsonNode message) {
            JsonNode after = message.path("after");
            JsonNode positions = message.path("positions");
            boolean isNumbered = after.isIntegralNumber() && after.canConvertToLong();
            if (!isNumbered && !after.isMissingNode()) {
                throw Refusal.parameter("after", "after is the sequence of the last frame that was heard.");
            }
            if (!positions.isMissingNode() && (!positions.isObject() || positions.size() > MOST_PARTITIONS)) {
                throw Refusal.parameter("positions", POSITIONS);
            }
            if (!isNumbered && positions.isMissingNode()) {
                throw Refusal.parameter("after", "A resume has after, or positions, or both.");
            }
            Map<String, Long> places = new TreeMap<>();
            positions.properties().forEach(entry -> {
                if (!entry.getValue().isIntegralNumber() || !entry.getValue().canConvertToLong()) {
                    throw Refusal.parameter("positions", POSITIONS);
                }
                places.put(entry.getKey(), entry.getValue().asLong());
            });
            return new Resume(isNumbered ? OptionalLong.of(after.asLong()) : OptionalLong.empty(), places);
        }
    }
}
