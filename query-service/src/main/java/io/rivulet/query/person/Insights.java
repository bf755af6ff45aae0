package io.rivulet.query.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rivulet.query.QueryConfig;
import io.rivulet.query.fleet.Fleet;
import io.rivulet.query.fleet.Holding;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what the streams services know of a visitor or person. No thread waits for them. */
@ApplicationScoped
class Insights {

    /** Nobody was called anew so often: they are in a circle that nothing has come through yet. */
    private static final int MOST_REDIRECTS = 100;

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Fleet fleet;
    private final QueryConfig config;
    private final Clock clock;

    Insights(Fleet fleet, QueryConfig config, Clock clock) {
        this.fleet = fleet;
        this.config = config;
        this.clock = clock;
    }

    /**
     * All about a visitor or person. Fails with a {@link Refusal} when nobody knows the id, or who would doesn't answer.
     *
     * <p>Most who are asked for are nobody else, so that all three services are asked about the id at once.
     */
    CompletableFuture<InsightsView> about(String id) {
        CompletableFuture<Optional<JsonNode>> person = fleet.ask(Holding.PERSONS, id);
        CompletableFuture<Optional<JsonNode>> scores = fleet.ask(Holding.SCORES, id);
        return fleet.ask(Holding.VISITORS, id)
                .thenCombine(person, (visitor, own) -> visitor.filter(known -> !isSomebodyElse(id, known, own)))
                .thenCompose(visitor -> {
                    String personId = visitor.map(
                                    known -> known.path("personId").asText(id))
                            .orElse(id);
                    return personId.equals(id)
                            ? about(id, visitor, id, person, scores)
                            : about(
                                    id,
                                    visitor,
                                    personId,
                                    fleet.ask(Holding.PERSONS, personId),
                                    fleet.ask(Holding.SCORES, personId));
                });
    }

    static Refusal unknown(String id) {
        return Refusal.of(ProblemType.UNKNOWN_ID, "Neither a visitor nor a person is known as " + id + ".");
    }

    private CompletableFuture<InsightsView> about(
            String id,
            Optional<JsonNode> visitor,
            String personId,
            CompletableFuture<Optional<JsonNode>> person,
            CompletableFuture<Optional<JsonNode>> scores) {
        return person.thenCompose(first -> followed(first, MOST_REDIRECTS)).thenCompose(known -> {
            if (known.isEmpty() && visitor.isEmpty()) {
                throw unknown(id);
            }
            String found = known.path("personId").asText(personId);
            return (found.equals(personId) ? scores : fleet.ask(Holding.SCORES, found))
                    .thenApply(scored -> view(id, found, visitor.orElse(NOTHING), known, scored.orElse(NOTHING)));
        });
    }

    private InsightsView view(String id, String personId, JsonNode visitor, JsonNode person, JsonNode scores) {
        JsonNode profile = part(person, "profile");
        JsonNode scored = part(scores, "scores");
        return new InsightsView(
                personId,
                visitorIds(profile, visitor.isEmpty() ? null : id),
                profile,
                Features.of(profile, zoneOf(profile), clock.instant()),
                scored,
                null,
                List.of(),
                visitor.path("liveSession").isObject() ? visitor.path("liveSession") : null,
                person.path("recentEvents").isMissingNode()
                        ? JsonNodeFactory.instance.arrayNode()
                        : person.path("recentEvents"),
                List.of(),
                Stream.of(visitor, person, scores)
                        .mapToLong(part -> part.path("stalenessMs").asLong(0))
                        .max()
                        .orElse(0),
                incomplete(profile, scored));
    }

    /** A browser may be called like a user: who has a profile of their own under the id is who was asked for. */
    private static boolean isSomebodyElse(String id, JsonNode visitor, Optional<JsonNode> ofTheirOwn) {
        return !visitor.path("personId").asText(id).equals(id)
                && ofTheirOwn
                        .filter(person -> person.path("profile").isObject())
                        .isPresent();
    }

    private CompletableFuture<JsonNode> followed(Optional<JsonNode> person, int redirectsLeft) {
        JsonNode known = person.orElse(NOTHING);
        JsonNode redirectedTo = known.path("redirectedTo");
        if (!redirectedTo.isTextual()) {
            return CompletableFuture.completedFuture(known);
        }
        return redirectsLeft == 1
                ? CompletableFuture.completedFuture(NOTHING)
                : fleet.ask(Holding.PERSONS, redirectedTo.asText())
                        .thenCompose(next -> followed(next, redirectsLeft - 1));
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
}
