package io.rivulet.query.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorAddressTest {

    @Test
    void anAddressOfTheWebIsTaken() {
        assertThat(CollectorAddress.checked(URI.create("https://collector.example/behind")))
                .isEqualTo("https://collector.example/behind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector.example", "collector:8080", "javascript:alert(1)", "//collector.example"})
    void anythingElseStopsTheStartAndSaysWhatIsAllowed(String url) {
        assertThatThrownBy(() -> CollectorAddress.checked(URI.create(url)))
                .hasMessageContaining("rivulet.collector-url")
                .hasMessageContaining("http://");
    }
}
