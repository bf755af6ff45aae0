package io.rivulet.collector.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendersTest {

    private static final String END = "2026-12-01T00:00:00Z";

    private static Senders senders(Instant now, Map<String, String> settings) {
        return new Senders(SettingsOfSites.of(settings), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Senders senders(Map<String, String> settings) {
        return senders(Instant.parse(END), settings);
    }

    @Test
    void aSiteHasSeveralKeysAtOnce() {
        Senders senders = senders(
                Map.of("rivulet.sites.shop.write-keys", "wk_old, wk_new", "rivulet.sites.shop.server-keys", "sk_shop"));

        assertThat(senders.of("wk_old")).get().satisfies(sender -> {
            assertThat(sender.site().id()).isEqualTo("shop");
            assertThat(sender.vouched()).isFalse();
        });
        assertThat(senders.of("wk_new")).isPresent();
        assertThat(senders.of("sk_shop")).get().matches(Sender::vouched);
        assertThat(senders.of("wk_other")).isEmpty();
        assertThat(senders.of("")).isEmpty();
    }

    @Test
    void aKeyNamesItsSiteUntilItEndsAndNobodyFromThenOn() {
        var settings = Map.of("rivulet.sites.shop.write-keys", "wk_old until " + END + ", wk_new");

        assertThat(senders(Instant.parse(END).minusMillis(1), settings).of("wk_old"))
                .isPresent();
        assertThat(senders(Instant.parse(END), settings).of("wk_old")).isEmpty();
        assertThat(senders(Instant.parse(END), settings).of("wk_new")).isPresent();
    }

    @Test
    void aKeyIsFoundByItsHashAndTheHashIsNoKey() throws Exception {
        String hash = "sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest("sk_shop".getBytes(StandardCharsets.UTF_8)));
        Senders senders = senders(Map.of(
                "rivulet.sites.shop.server-keys", hash.toUpperCase(Locale.ROOT).replace("SHA256", "sha256")));

        assertThat(senders.of("sk_shop")).get().matches(Sender::vouched);
        assertThat(senders.of(hash)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write-keys | sha256:12 | without 64 hex digits",
                "write-keys | wk_a wk_b | has spaces in it",
                "write-keys | wk_a until tomorrow | 2026-12-31T00:00:00Z is allowed",
                "write-keys | wk_a,wk_a | every key must name one site",
                "currency | XYZ | an ISO 4217 code such as EUR is allowed",
                "allowed-origins | shop.example | allowed-origins has shop.example"
            })
    void whatMakesNoSenseStopsTheStartAndSaysWhatIsAllowed(String name, String value, String said) {
        Map<String, String> settings = new HashMap<>(Map.of("rivulet.sites.shop.server-keys", "sk_shop"));
        settings.put("rivulet.sites.shop." + name, value);

        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> senders(settings))
                .withMessageContaining("rivulet.sites")
                .withMessageContaining(said)
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("wk_a"), "quotes no key");
    }

    @Test
    void aKeyOfTwoSitesStopsTheStart() {
        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> senders(
                        Map.of("rivulet.sites.a.write-keys", "wk_same", "rivulet.sites.b.server-keys", "wk_same")))
                .withMessageContaining("every key must name one site and be of one kind");
    }

    @Test
    void settingsOfASiteWithoutAKeyStopTheStart() {
        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> senders(
                        Map.of("rivulet.sites.shop.write-keys", "wk_shop", "rivulet.sites.shpo.currency", "EUR")))
                .withMessageContaining("rivulet.sites.shpo has settings and no key");
    }

    @Test
    void aKeysNameTellsItFromTheOthersOfItsSiteAndNothingOfItself() {
        Senders senders = senders(
                Map.of("rivulet.sites.shop.write-keys", "wk_old, wk_new", "rivulet.sites.shop.server-keys", "sk_shop"));

        assertThat(List.of("wk_old", "wk_new", "sk_shop"))
                .extracting(key -> senders.of(key).orElseThrow().keyName())
                .containsExactly("write-1", "write-2", "server-1");
    }
}
