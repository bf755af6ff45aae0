package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.fleet.Fleet;
import io.rivulet.query.fleet.Holding;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what the streams services know of a visitor or person. */
@ApplicationScoped
class Insights {

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_AT_ONCE = 64;
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Fleet fleet;
    private final QueryConfig config;
    private final Clock clock;
    private final ThreadPoolExecutor beside = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());

    Insights(Fleet fleet, QueryConfig config, Clock clock) {
        this.fleet = fleet;
        this.config = config;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        beside.shutdown();
    }

    /**
     * All about a visitor or person.
     *
     * @throws Refusal when nobody knows the id, or who would doesn't answer
     */
    InsightsView about(String id) {
        Optional<JsonNode> visitor = fleet.ask(Holding.VISITORS, id).filter(known -> !isSomebodyElse(id, known));
        String personId =
                visitor.map(known -> known.path("personId").asText(id)).orElse(id);
        // Most persons are nobody else: the scores are asked for while that is found out.
        var scoresOfFirst = CompletableFuture.supplyAsync(() -> fleet.ask(Holding.SCORES, personId), beside);
        JsonNode person = person(personId);
        if (person.isEmpty() && visitor.isEmpty()) {
            throw Refusal.of(ProblemType.UNKNOWN_ID, "No visitor and no person " + id + " is known.");
        }
        String found = person.path("personId").asText(personId);
        JsonNode scores =
                (found.equals(personId) ? result(scoresOfFirst) : fleet.ask(Holding.SCORES, found)).orElse(NOTHING);
        JsonNode profile = part(person, "profile");
        JsonNode scored = part(scores, "scores");
        return new InsightsView(
                found,
                visitorIds(profile, visitor.isPresent() ? id : null),
                profile,
                Features.of(profile, zoneOf(profile), clock.instant()),
                scored,
                null,
                List.of(),
                visitor.map(known -> known.path("liveSession"))
                        .filter(JsonNode::isObject)
                        .orElse(null),
                person.path("recentEvents").isArray()
                        ? person.path("recentEvents")
                        : JsonNodeFactory.instance.arrayNode(),
                List.of(),
                Stream.of(visitor.orElse(NOTHING), person, scores)
                        .mapToLong(part -> part.path("stalenessMs").asLong(0))
                        .max()
                        .orElse(0),
                incomplete(profile, scored));
    }

    /** A browser may be called like a user: who has a profile of their own under the id is who was asked for. */
    private boolean isSomebodyElse(String id, JsonNode visitor) {
        return !visitor.path("personId").asText(id).equals(id)
                && fleet.ask(Holding.PERSONS, id)
                        .filter(person -> person.path("profile").isObject())
                        .isPresent();
    }

    private JsonNode person(String personId) {
        String asked = personId;
        for (int step = 0; step < MOST_REDIRECTS; step++) {
            JsonNode person = fleet.ask(Holding.PERSONS, asked).orElse(NOTHING);
            JsonNode redirectedTo = person.path("redirectedTo");
            if (!redirectedTo.isTextual()) {
                return person;
            }
            asked = redirectedTo.asText();
        }
        return NOTHING;
    }

    /** Of the sites that were visited, where they agree. */
    private ZoneId zoneOf(JsonNode profile) {
        List<ZoneId> zones = profile.path("siteIds")
                .valueStream()
                .map(site -> config.timeZoneOf(site.asText()))
                .distinct()
                .toList();
        return zones.size() == 1 ? zones.get(0) : ZoneId.of("UTC");
    }

    private static JsonNode part(JsonNode answer, String name) {
        return answer.path(name).isObject() ? answer.path(name) : NOTHING;
    }

    private static List<String> incomplete(JsonNode profile, JsonNode scores) {
        return Stream.of(profile.isEmpty() ? "profile" : "", scores.isEmpty() ? "scores" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static JsonNode visitorIds(JsonNode profile, @Nullable String visitorId) {
        if (profile.path("visitorIds").isArray()) {
            return profile.path("visitorIds");
        }
        var ids = JsonNodeFactory.instance.arrayNode();
        return visitorId == null ? ids : ids.add(visitorId);
    }

    private static Optional<JsonNode> result(CompletableFuture<Optional<JsonNode>> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }
}
