package io.rivulet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookielessIdTest {

    @Test
    void anIdOfTheDayIsKnown() {
        assertThat(CookielessId.isOne(CookielessId.of("0123456789abcdef0123456789abcdef")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "cl-5",
                "cl-0123456789abcdef0123456789abcde",
                "cl-0123456789abcdef0123456789abcdeff",
                "cl-0123456789ABCDEF0123456789ABCDEF",
                "CL-0123456789abcdef0123456789abcdef"
            })
    void aSendersOwnIdIsNone(String id) {
        assertThat(CookielessId.isOne(id)).isFalse();
    }
}
