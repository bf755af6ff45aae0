package io.rivulet.scoring.serving;

import io.rivulet.schemas.avro.UserScores;
import io.rivulet.scoring.model.RulesV1;
import io.rivulet.scoring.stream.ScoreStores;
import io.rivulet.streams.Answer;
import io.rivulet.streams.LocalStore;
import io.rivulet.streams.StoreProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.apache.kafka.streams.query.KeyQuery;

/** Shows the scores of the people whose partitions are here. */
@Path("/internal/scores/{personId}")
@Blocking
final class ScoresResource {

    private final LocalStore stores;
    private final Clock clock;

    ScoresResource(LocalStore stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * A person's scores as of this moment, whatever was written when.
     *
     * @throws StoreProblem when the person has none, another instance holds them, or the store is moving
     */
    @GET
    public ScoresView scores(String personId) {
        Answer<UserScores> answer =
                stores.ask(ScoreStores.SCORES, personId, KeyQuery.<String, UserScores>withKey(personId));
        if (answer.value() == null) {
            throw StoreProblem.unknown("person", personId, answer.stalenessMs());
        }
        return new ScoresView(personId, RulesV1.asOf(answer.value(), clock.instant()), answer.stalenessMs());
    }
}
