package io.rivulet.collector.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @Test
    void allMayWhereNoneAreNamed() {
        assertThat(Origins.written(Set.of()).allow("https://anywhere.example")).isTrue();
        assertThat(Origins.written(Set.of()).allow("null")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example, true",
        "https://shop.example, http://shop.example, false",
        "https://shop.example, https://shop.example:8443, false",
        "https://shop.example, https://www.shop.example, false",
        "https://shop.example, null, false",
        "https://Shop.Example:443, https://shop.example, true",
        "http://localhost:80, http://localhost, true",
        "null, null, true",
        "capacitor://localhost, capacitor://localhost, true"
    })
    void anOriginMayThatIsNamed(String named, String origin, boolean may) {
        assertThat(Origins.written(Set.of(named)).allow(origin)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.example, true",
        "https://a.b.shop.example, true",
        "https://shop.example, false",
        "https://.shop.example, false",
        "https://evilshop.example, false",
        "http://www.shop.example, false",
        "https://www.shop.example:8443, false",
        "https://evil.example/.shop.example, false",
        "https://evil.example:80.shop.example, false",
        "https://www.shop.example.evil.example, false"
    })
    void aStarStandsForSubDomains(String origin, boolean may) {
        assertThat(Origins.written(Set.of("https://*.shop.example")).allow(origin))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example", "https://shop.example/", "https://*", "https://a.*.example", "*", "https://"})
    void whatIsNoOriginIsRefused(String text) {
        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> Origins.written(Set.of(text)))
                .withMessageContaining("https://*.shop.example and null are allowed");
    }
}
