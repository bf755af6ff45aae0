package io.rivulet.collector.enrich.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.collector.enrich.place.Geography.Refresh;
import io.rivulet.schemas.avro.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyTest {

    private static final Place LONDON = new Place("GB", "England", "London");
    private static final Place NOWHERE = new Place(null, null, null);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void aDatabaseOfCities() throws IOException {
        file = folder.resolve("places.mmdb");
        copy("GeoIP2-City-Test.mmdb", file);
    }

    @Test
    void aDatabaseOfCitiesTellsTheRegionAndTheCity() throws IOException {
        assertThat(Geography.of(file).of("81.2.69.160")).isEqualTo(LONDON);
        assertThat(Geography.of(file).of("2001:218::1")).isEqualTo(new Place("JP", null, null));
    }

    @Test
    void anIpv4AddressMayComeDressedAsIpv6() throws IOException {
        assertThat(Geography.of(file).of("::ffff:81.2.69.160")).isEqualTo(LONDON);
        assertThat(Geography.of(file).of("[2001:218::1]").getCountry()).isEqualTo("JP");
    }

    @Test
    void aDatabaseOfCountriesTellsTheCountry() throws IOException {
        copy("GeoIP2-Country-Test.mmdb", file);

        assertThat(Geography.of(file).of("81.2.69.160")).isEqualTo(new Place("GB", null, null));
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8, US", "193.0.6.139, NL", "2001:67c:2e8:22::c100:68b, NL", "133.11.0.1, JP"})
    void theShippedDatabaseTellsTheCountry(String address, String country) {
        assertThat(Geography.shipped().of(address)).isEqualTo(new Place(country, null, null));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "fd00::1",
                "fe80::1%eth0",
                "0.0.0.0",
                "224.0.0.1",
                "localhost",
                "81.2.69",
                "81.2.69.999",
                "::::"
            })
    void anAddressOfNobodyInParticularIsNowhere(@Nullable String address) throws IOException {
        assertThat(Geography.of(file).of(address)).isEqualTo(NOWHERE);
        assertThat(Geography.shipped().of(address)).isEqualTo(NOWHERE);
    }

    @Test
    void addressesBesideTheSharedOnesAreSomewhere() {
        assertThat(Geography.shipped().of("100.63.255.255").getCountry()).isEqualTo("US");
        assertThat(Geography.shipped().of("100.128.0.0").getCountry()).isEqualTo("US");
    }

    @Test
    void aChangedFileIsTaken() throws IOException {
        Geography geography = Geography.of(file);
        assertThat(geography.refresh()).isEqualTo(Refresh.UNCHANGED);

        copy("GeoIP2-Country-Test.mmdb", file);

        assertThat(geography.refresh()).isEqualTo(Refresh.TAKEN);
        assertThat(geography.of("81.2.69.160")).isEqualTo(new Place("GB", null, null));
        assertThat(geography.refresh()).isEqualTo(Refresh.UNCHANGED);
    }

    @Test
    void aBrokenFileLeavesTheOldDatabaseAndIsReportedOnce() throws IOException {
        Geography geography = Geography.of(file);

        Files.writeString(file, "half a database");

        assertThat(geography.refresh()).isEqualTo(Refresh.REFUSED);
        assertThat(geography.refresh()).isEqualTo(Refresh.UNCHANGED);
        assertThat(geography.of("81.2.69.160")).isEqualTo(LONDON);
    }

    @Test
    void aFileThatWasCutOffLeavesTheOldDatabase() throws IOException {
        Geography geography = Geography.of(file);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(geography.refresh()).isEqualTo(Refresh.REFUSED);
        assertThat(geography.of("81.2.69.160")).isEqualTo(LONDON);
    }

    @Test
    void aFileThatIsGoneLeavesTheOldDatabaseUntilThereIsANewOne() throws IOException {
        Geography geography = Geography.of(file);

        Files.delete(file);

        assertThat(geography.refresh()).isEqualTo(Refresh.REFUSED);
        assertThat(geography.of("81.2.69.160")).isEqualTo(LONDON);
        copy("GeoIP2-Country-Test.mmdb", file);
        assertThat(geography.refresh()).isEqualTo(Refresh.TAKEN);
    }

    @Test
    void whatIsNoDatabaseIsRefusedAtTheStart() throws IOException {
        Files.writeString(file, "no database");

        assertThatThrownBy(() -> Geography.of(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Geography.of(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void everyNetworkOfTheTestDatabaseIsWhereItsContentsSay() throws IOException {
        String data = System.getenv("RIVULET_DATA");
        Path contents =
                (data == null ? Path.of("../../shared/data") : Path.of(data)).resolve("geo/GeoIP2-City-Test.json");
        assumeTrue(Files.exists(contents), "no " + contents + ": set RIVULET_DATA to the folder of shared data");
        Geography geography = Geography.of(file);
        int compared = 0;

        for (JsonNode network : new ObjectMapper().readTree(contents.toFile())) {
            for (Map.Entry<String, JsonNode> entry : network.properties()) {
                InetAddress address = InetAddress.getByName(literal(entry.getKey()));
                if (PublicAddress.of(address.getHostAddress()) == null) {
                    continue;
                }
                JsonNode known = entry.getValue();
                assertThat(geography.of(address.getHostAddress()))
                        .as(entry.getKey())
                        .isEqualTo(new Place(
                                text(known.at("/country/iso_code")),
                                text(known.at("/subdivisions/0/names/en")),
                                text(known.at("/city/names/en"))));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    // Networks of IPv4 are written as ::81.2.69.142/127.
    private static String literal(String network) {
        String address = network.substring(0, network.indexOf('/'));
        return address.contains(".") ? address.replace("::", "") : address;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static void copy(String name, Path to) throws IOException {
        try (var content = Objects.requireNonNull(GeographyTest.class.getResourceAsStream(name))) {
            Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
