package io.rivulet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.CookielessSalt;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class WireSerdeTest {

    /** As threads do that a server keeps for itself, and all of them while it is stopped. */
    @Test
    void aThreadThatFindsNoneOfOurClassesInItsContextMakesOneAllTheSame() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (Deserializer<CookielessSalt> made =
                WireSerde.deserializer(Topics.COOKIELESS_SALTS, "http://localhost:1/apis/registry/v3")) {
            assertThat(made).isNotNull();
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
