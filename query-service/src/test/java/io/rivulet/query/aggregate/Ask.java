package io.rivulet.query.aggregate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rivulet.query.filter.Asked;
import io.rivulet.query.filter.TimeRangeReader;
import io.rivulet.query.store.Freshness;
import io.rivulet.query.store.Postgres;
import io.rivulet.query.store.Questions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Questions as they would be posted, without HTTP between. It is noon of 2026-03-05. */
final class Ask {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC);
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final QuestionReader reader;
    private final AggregateQuery query;

    Ask(DataSource postgres, ZoneId timeZone) {
        reader = new QuestionReader(
                new TimeRangeReader(NOON),
                site -> timeZone,
                site -> Optional.of(Instant.parse("2026-03-02T10:00:00Z")));
        query = new AggregateQuery(
                new Questions(postgres, Duration.ofSeconds(20)), new Freshness(new Postgres(postgres)));
    }

    JsonNode answer(String body) throws Exception {
        AggregateView answer = query.of(reader.read(Asked.body(JSON.readTree(body))));
        return JSON.readTree(JSON.writeValueAsString(answer));
    }
}
