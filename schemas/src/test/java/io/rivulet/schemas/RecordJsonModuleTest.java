package io.rivulet.schemas;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.schemas.avro.DayOfPerson;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonModuleTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new RecordJsonModule());

    @Test
    void aRecordBecomesTheJsonOfTheApi() throws Exception {
        var event = anEvent()
                .by("ada")
                .at("10:00")
                .purchase("12.50")
                .properties("{\"productId\":7}")
                .build();

        var json = mapper.readTree(mapper.writeValueAsString(event));

        assertThat(json.at("/visitorId").asText()).isEqualTo("ada");
        assertThat(json.at("/occurredAt").asText()).isEqualTo("2026-03-02T10:00:00.000Z");
        assertThat(json.at("/revenue/amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(json.at("/kind").asText()).isEqualTo("INTERACTION");
        assertThat(json.at("/properties/productId").asInt()).isEqualTo(7);
        assertThat(json.at("/userId").isNull()).isTrue();
    }

    @Test
    void aDayBecomesADate() throws Exception {
        var day = new DayOfPerson(LocalDate.parse("2026-03-02"), Map.of("mobile", 2L), 1L, 0L);

        assertThat(mapper.writeValueAsString(day))
                .isEqualTo(
                        "{\"day\":\"2026-03-02\",\"deviceTypes\":{\"mobile\":2},\"cartAdditions\":1,\"purchases\":0}");
    }
}
