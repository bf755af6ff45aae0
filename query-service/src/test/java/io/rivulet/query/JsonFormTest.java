package io.rivulet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonFormTest {

    private static final int MOST_COSTS = 10_000;
    private static final String COST =
            "{\"day\":\"2026-03-01\",\"channel\":\"c\",\"source\":\"s\",\"campaign\":\"n\",\"currency\":\"GBP\",\"amount\":1}";

    private final ObjectMapper json = new ObjectMapper();

    JsonFormTest() {
        new JsonForm().customize(json);
    }

    @Test
    void objectsWithoutEndAreReadNoFurtherThanThereIsRoom() {
        String body = "[" + "{\"\":0},".repeat(JsonForm.MOST_TOKENS) + "0]";
        assertThatThrownBy(() -> json.readTree(body)).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void asManyCostsAsAreAllowedAreRead() throws JsonProcessingException {
        String body = "{\"siteId\":\"demo\",\"costs\":[" + (COST + ",").repeat(MOST_COSTS - 1) + COST + "]}";
        assertThat(json.readTree(body).path("costs")).hasSize(MOST_COSTS);
    }
}
