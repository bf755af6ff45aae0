package io.rivulet.sessionizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.sessionizer.journey.PathPattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/faq, /faq, true",
        "/faq, /faq/, false",
        "/faq*, /faq, true",
        "/faq*, /faq/screens, true",
        "/faq*, /fa, false",
        "*services*, /our-services/one, true",
        "*services*, /serv ices, false",
        "/a*b*c, /a-b-b-c, true",
        "/a*b*c, /a-b-c-, false",
        "*, '', true",
        "'', /, false",
    })
    void aStarStandsForAnything(String pattern, String path, boolean fits) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(fits);
    }
}
