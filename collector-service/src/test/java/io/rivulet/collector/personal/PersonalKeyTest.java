package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalKeyTest {

    private static final String SETTING = "rivulet.personal-data.key";

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a secret!", "c2hvcnQ="})
    void whatIsNoKeyIsRefusedWithTheSettingAndTheWayToMakeOne(String none) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalKey.of(SETTING, none))
                .withMessageContaining(SETTING)
                .withMessageContaining("openssl rand -base64 32");
    }

    @Test
    void thirtyTwoBytesAreEnough() {
        assertThat(PersonalKey.of(SETTING, base64(32)).id()).hasSize(8);
    }

    @Test
    void oneByteLessIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalKey.of(SETTING, base64(31)))
                .withMessageContaining("31 bytes");
    }

    @Test
    void aBadKeyIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalKey.of(SETTING, "c2hvcnQ="))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("c2hvcnQ"));
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
