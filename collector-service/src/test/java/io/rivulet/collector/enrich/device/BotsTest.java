package io.rivulet.collector.enrich.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotsTest {

    private final Bots bots = new Bots();

    @Test
    void theListKnowsItsOwnExamples() throws IOException {
        List<String> missed = new ArrayList<>();
        int examples = 0;
        JsonNode list = new ObjectMapper().readTree(BotsTest.class.getResourceAsStream("crawler-user-agents.json"));
        for (JsonNode bot : list) {
            for (JsonNode example : bot.path("instances")) {
                examples++;
                if (bots.in(example.asText()) == null) {
                    missed.add(example.asText());
                }
            }
        }

        assertThat(examples).isGreaterThan(2_000);
        assertThat(missed.size()).as("%s", missed).isLessThanOrEqualTo(examples / 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|search-engine: Googlebot",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36|browser-automation: HeadlessChrome",
                "Mozilla/5.0 (compatible; Unheardof-Bot/3.1)|bot: Bot/3",
                "Unheardof Crawler|bot: Crawler"
            })
    void aProgramIsKnownByItsKindAndItsName(String userAgent, String reason) {
        assertThat(Objects.requireNonNull(bots.in(userAgent)).reason()).isEqualTo(reason);
        assertThat(Objects.requireNonNull(bots.in(userAgent)).library()).isFalse();
    }

    @Test
    void anHttpLibraryServesOthers() {
        assertThat(Objects.requireNonNull(bots.in("curl/8.5.0")).library()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 13; CUBOT P80 Build/TP1A.220624.014) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; U; Android 15; en-gb; CPH2617 Build/AP3A.240617.008/1) AppleWebKit/537.36 Chrome/125.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 4.1.1; HTC Butterfly Build/JRO03C) AppleWebKit/535.19 Chrome/18.0 Mobile Safari/535.19",
                "ViewSonic-V350",
                "Mozilla/5.0 (iPad; U; CPU iPhone OS 7_0 like Mac OS X; de-DE) WIRED/3.2.3.11.87970"
            })
    void aDeviceThatIsCalledLikeAProgramIsNone(String userAgent) {
        assertThat(bots.in(userAgent)).isNull();
    }
}
