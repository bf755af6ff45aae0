package io.rivulet.query.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rivulet.schemas.RecordJsonModule;

/** Avro records as the JSON of the API, for columns of that type. */
final class RecordJson {

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new RecordJsonModule()).build();

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Has no JSON form", e);
        }
    }
}
