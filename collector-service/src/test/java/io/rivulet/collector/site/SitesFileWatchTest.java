package io.rivulet.collector.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.collector.CollectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitesFileWatchTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String BEFORE = "rivulet.sites.shop.write-keys=wk_before\n";
    private static final String AFTER = "rivulet.sites.shop.write-keys=wk_after\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit does.
    Path folder;

    @SuppressWarnings("NullAway.Init") // So does begin().
    private Path path;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init")
    private Senders senders;

    @SuppressWarnings("NullAway.Init")
    private SitesFileWatch watch;

    @BeforeEach
    void begin() throws IOException {
        path = folder.resolve("sites.properties");
        Files.writeString(path, BEFORE);
        CollectorConfig config = config(Map.of());
        senders = new Senders(config, NOON);
        watch = new SitesFileWatch(senders, NOON, metrics, config);
    }

    private CollectorConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("rivulet.sites-file", path.toString());
        return SettingsOfSites.of(settings);
    }

    private void lookTwice() {
        look();
        look();
    }

    private void look() {
        watch.look(Objects.requireNonNull(senders.file()));
    }

    private double counted(String outcome) {
        return metrics.counter("rivulet.collector.sites.file.read", "outcome", outcome)
                .count();
    }

    private double refusedNow() {
        return metrics.get("rivulet.collector.sites.file.refused").gauge().value();
    }

    @Test
    void theFileIsReadAtTheStart() {
        assertThat(senders.of("wk_before")).isPresent();
    }

    @Test
    void whatIsWrittenIntoItHoldsOnceTwoLooksAgree() throws Exception {
        Files.writeString(path, AFTER);

        look();
        assertThat(senders.of("wk_before")).as("may be half of it").isPresent();
        look();

        assertThat(senders.of("wk_before")).isEmpty();
        assertThat(senders.of("wk_after")).isPresent();
        assertThat(counted("taken")).isEqualTo(1);
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws Exception {
        Path other = Files.writeString(folder.resolve("sites.properties.swp"), AFTER);
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        lookTwice();

        assertThat(senders.of("wk_after")).isPresent();
    }

    @Test
    void aMountedSecretThatIsSwappedByItsLinkIsSeen() throws Exception {
        // As Kubernetes does it: the file is a link into ..data, itself a link to the version of the moment.
        Path first = Files.createDirectory(folder.resolve("..v1"));
        Path second = Files.createDirectory(folder.resolve("..v2"));
        Files.writeString(first.resolve("sites.properties"), BEFORE);
        Files.writeString(second.resolve("sites.properties"), AFTER);
        Path data = Files.createSymbolicLink(folder.resolve("..data"), first);
        Files.delete(path);
        Files.createSymbolicLink(path, data.resolve("sites.properties"));
        lookTwice();
        assertThat(senders.of("wk_before")).isPresent();

        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), second);
        Files.move(next, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        lookTwice();

        assertThat(senders.of("wk_after")).isPresent();
        assertThat(senders.of("wk_before")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nobody\n",
                "rivulet.sites.shop.write-key=wk_typo\n",
                "rivulet.sites.shop.write-keys=wk_a\nrivulet.sites.shop.write-keys=wk_b\n",
                "rivulet.sites.shop.write-keys=wk_a\nrivulet.sites.shop.consent-when-absent=perhaps\n",
                "rivulet.sites.shop.write-keys=wk_a\nrivulet.sites.shop.limits.address=many\n",
                "rivulet.sites.shop.write-keys=wk_a\nrivulet.registry.url=http://elsewhere\n",
                "rivulet.sites.shop.write-keys=wk_a\\u00zz\n",
                "sites:\n  shop:\n    write-keys: [wk_a]\n"
            })
    void aBrokenFileChangesNothingAndIsCountedOnce(String broken) throws Exception {
        Files.writeString(path, broken);

        lookTwice();
        lookTwice();

        assertThat(senders.of("wk_before")).isPresent();
        assertThat(senders.of("wk_a")).isEmpty();
        assertThat(counted("refused")).isEqualTo(1);
        assertThat(refusedNow()).isEqualTo(1);
        assertThat(watch.refusedSince()).hasValue(NOON.instant());
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws Exception {
        Files.delete(path);

        lookTwice();

        assertThat(senders.of("wk_before")).isPresent();
        assertThat(watch.refusedSince()).isPresent();
    }

    @Test
    void aMendedFileHolds() throws Exception {
        Files.writeString(path, "nonsense");
        lookTwice();

        Files.writeString(path, AFTER);
        lookTwice();

        assertThat(senders.of("wk_after")).isPresent();
        assertThat(watch.refusedSince()).isEmpty();
        assertThat(refusedNow()).isZero();
    }

    @Test
    void aBreakThatIsTakenBackIsNoBreak() throws Exception {
        Files.writeString(path, "nonsense");
        lookTwice();

        Files.writeString(path, BEFORE);
        lookTwice();

        assertThat(watch.refusedSince()).isEmpty();
        assertThat(counted("taken")).as("nothing new").isZero();
    }

    @Test
    void aBrokenFileStopsTheStart() throws Exception {
        Files.writeString(path, "rivulet.sites.shop.write-key=wk_typo\n");

        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> new Senders(config(Map.of()), NOON))
                .withMessageContaining("sites.properties")
                .withMessageContaining("rivulet.sites.shop.write-key is no setting; a site has write-keys,")
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("SRCFG"), "only words");
    }

    @Test
    void aMissingFileStopsTheStart() throws Exception {
        Files.delete(path);

        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> new Senders(config(Map.of()), NOON))
                .withMessageContaining("can't be read");
    }

    @Test
    void aSiteIsInOnePlaceOnly() {
        assertThatExceptionOfType(BadSites.class)
                .isThrownBy(() -> new Senders(config(Map.of("rivulet.sites.shop.write-keys", "wk_own")), NOON))
                .withMessageContaining("one of the two is allowed");
    }

    @Test
    void otherSitesMayBeInTheServicesOwnSettings() {
        Senders both = new Senders(config(Map.of("rivulet.sites.other.write-keys", "wk_own")), NOON);

        assertThat(both.of("wk_own")).isPresent();
        assertThat(both.of("wk_before")).isPresent();
    }
}
