package io.rivulet.query.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void eventsArePassedOnAsTheyCameAndTheRestIsRead() throws Exception {
        String events = "[{\"eventId\":\"e]1\",\"properties\":{\"a\":[1, 2],\"ü\":\"\\\"}\"}} , {}]";
        Answer answer = Answer.of(
                ("{\"größe\":\"ß\",\"profile\":{\"events\":3}, \"recentEvents\" : " + events + ",\"stalenessMs\":12}")
                        .getBytes(UTF_8));

        JsonNode known = answer.known().orElseThrow();
        assertThat(answer.stalenessMs()).isEqualTo(12);
        assertThat(known.path("profile").path("events").asInt()).isEqualTo(3);
        assertThat(new ObjectMapper().writeValueAsString(known)).contains("\"recentEvents\":" + events);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        for (String other : new String[] {"[]", "", "{\"a\":", "null"}) {
            assertThatThrownBy(() -> Answer.of(other.getBytes(UTF_8))).isInstanceOf(IllegalStateException.class);
        }
    }
}
