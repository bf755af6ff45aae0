package io.rivulet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::2, true",
        "not an address, neither is this, true",
        "not an address, 192.0.2.1, false"
    })
    void twoAddressesAreCountedTogether(String one, String other, boolean together) {
        assertThat(Network.of(one) == Network.of(other)).isEqualTo(together);
    }
}
