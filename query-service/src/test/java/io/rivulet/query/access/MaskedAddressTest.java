package io.rivulet.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0",
        "127.0.0.1, 127.0.0.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0",
        "::ffff:192.0.2.77, 192.0.2.0"
    })
    void lastBitsAreGone(String address, String masked) {
        assertThat(MaskedAddress.of(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "localhost", "shop.example", "999.1.1.1"})
    void whatIsNoAddressIsNotLookedUp(@Nullable String text) {
        assertThat(MaskedAddress.of(text)).isNull();
    }

    @Test
    void shortFormIsRead() {
        assertThat(MaskedAddress.of("::1")).isEqualTo("0:0:0:0:0:0:0:0");
    }
}
