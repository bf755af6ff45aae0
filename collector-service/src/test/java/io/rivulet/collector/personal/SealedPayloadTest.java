package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.schemas.avro.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedPayloadTest {

    private static final PersonalKey KEY = key(1);
    private static final PersonalKey NEXT = key(2);
    private static final String SAID = "{\"email\":\"ada@example.com\"}";

    private final SealedPayload payloads = new SealedPayload(KEY, List.of());

    @Test
    void whatIsSealedIsOpenedAsItWas() {
        assertThat(payloads.open(payloads.seal(rejected("demo")))).asString().isEqualTo(SAID);
    }

    @Test
    void nothingOfItCanBeRead() {
        RejectedEvent sealed = payloads.seal(rejected("demo"));

        assertThat(new String(sealed.getPayload().array(), StandardCharsets.ISO_8859_1))
                .doesNotContain("ada")
                .doesNotContain("email");
        assertThat(sealed.getSealedWith()).isEqualTo(KEY.id());
    }

    @Test
    void theSameBytesAreSealedDifferentlyEachTime() {
        assertThat(payloads.seal(rejected("demo")).getPayload())
                .isNotEqualTo(payloads.seal(rejected("demo")).getPayload());
    }

    @Test
    void whatIsSealedAlreadyStaysAsItIs() {
        RejectedEvent sealed = payloads.seal(rejected("demo"));

        assertThat(payloads.seal(sealed)).isEqualTo(sealed);
    }

    @Test
    void whatAnotherServicePutAsideLiesOpen() {
        assertThat(payloads.open(rejected(""))).asString().isEqualTo(SAID);
    }

    @Test
    void anOlderKeyStillOpens() {
        RejectedEvent sealed = payloads.seal(rejected("demo"));

        var rotated = new SealedPayload(NEXT, List.of(KEY));

        assertThat(rotated.open(sealed)).asString().isEqualTo(SAID);
        assertThat(rotated.seal(rejected("demo")).getSealedWith()).isEqualTo(NEXT.id());
    }

    @Test
    void withoutItsKeyItStaysClosedAndTheKeyIsNamed() {
        RejectedEvent sealed = payloads.seal(rejected("demo"));

        assertThatExceptionOfType(SealedPayload.CannotOpen.class)
                .isThrownBy(() -> new SealedPayload(NEXT, List.of()).open(sealed))
                .withMessageContaining(KEY.id());
    }

    @Test
    void anotherSitesRecordCannotBeOpenedInItsPlace() {
        RejectedEvent moved = RejectedEvent.newBuilder(payloads.seal(rejected("demo")))
                .setSiteId("shop")
                .build();

        assertThatExceptionOfType(SealedPayload.CannotOpen.class).isThrownBy(() -> payloads.open(moved));
    }

    @Test
    void aChangedByteIsNoticed() {
        RejectedEvent sealed = payloads.seal(rejected("demo"));
        byte[] changed = sealed.getPayload().array().clone();
        changed[changed.length / 2] ^= 1;

        assertThatExceptionOfType(SealedPayload.CannotOpen.class)
                .isThrownBy(() -> payloads.open(with(changed, sealed.getSealedWith())));
    }

    @Test
    void whatIsTooShortIsNoSealedPayload() {
        assertThatExceptionOfType(SealedPayload.CannotOpen.class)
                .isThrownBy(() -> payloads.open(with(new byte[11], KEY.id())));
    }

    private static RejectedEvent rejected(String siteId) {
        return RejectedEvent.newBuilder(with(SAID.getBytes(StandardCharsets.UTF_8), null))
                .setSiteId(siteId)
                .build();
    }

    private static RejectedEvent with(byte[] payload, @Nullable String sealedWith) {
        return RejectedEvent.newBuilder()
                .setSiteId("demo")
                .setReasons(List.of())
                .setPayload(ByteBuffer.wrap(payload))
                .setOrigin("/api/analytics/events")
                .setRefusedBy("collector-service")
                .setReceivedAt(Instant.parse("2026-03-02T12:00:00Z"))
                .setSealedWith(sealedWith)
                .build();
    }

    private static PersonalKey key(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return PersonalKey.of("key", Base64.getEncoder().encodeToString(secret));
    }
}
