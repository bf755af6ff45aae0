package io.rivulet.query.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.query.site.KeysFile.Keys;
import io.rivulet.query.site.KeysFile.WriteKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysFileTest {

    @Test
    void writeKeysAreNamedByTheirPlace() throws IOException {
        Map<String, Keys> sites = KeysFile.read("""
                rivulet.sites.shop.write-keys=wk_8c1f until 2027-01-01T00:00:00Z, wk_52aa
                rivulet.sites.shop.allowed-origins=https://shop.example, https://*.shop.example
                """);

        assertThat(sites)
                .isEqualTo(Map.of(
                        "shop",
                        new Keys(
                                List.of(
                                        new WriteKey("write-1", "wk_8c1f", Instant.parse("2027-01-01T00:00:00Z")),
                                        new WriteKey("write-2", "wk_52aa", null)),
                                0,
                                List.of("https://shop.example", "https://*.shop.example"))));
    }

    @Test
    void ofServerKeysOnlyTheirNumberIsTold() throws IOException {
        Map<String, Keys> sites =
                KeysFile.read("rivulet.sites.shop.server-keys=sha256:ab4f, sk_plain until 2027-01-01T00:00:00Z");

        assertThat(sites).isEqualTo(Map.of("shop", new Keys(List.of(), 2, List.of())));
    }

    @Test
    void namesWithDotsStandInQuotes() throws IOException {
        assertThat(KeysFile.read("rivulet.sites.\"shop.example\".write-keys=wk_1"))
                .containsOnlyKeys("shop.example");
    }

    @Test
    void whatElseIsSaidOfASiteMakesNoSite() throws IOException {
        assertThat(KeysFile.read("rivulet.sites.shop.consent-when-absent=granted\nother=1"))
                .isEmpty();
    }

    @Test
    void whatIsNoFileOfPropertiesIsRefused() {
        assertThatThrownBy(() -> KeysFile.read("a=\\u00zz")).isInstanceOf(IOException.class);
    }
}
