package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory the stores may take. */
class BoundedRocksDbTest {

    @Test
    void itIsAWholeNumberOfMegabytes() {
        assertThat(BoundedRocksDb.megabytes("128")).isEqualTo(128);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "128M", "15", "-48"})
    void anythingElseIsRefusedByName(String given) {
        assertThatThrownBy(() -> BoundedRocksDb.megabytes(given))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rivulet.stores.megabytes")
                .hasMessageContaining("at least 16");
    }
}
