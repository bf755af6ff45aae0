package io.rivulet.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;

class PoisonRecordsTest {

    private static final byte[] FRAMED = {0, 0, 0, 0, 1, 2, 3};

    @Test
    void bytesWithoutTheMagicByteArePoisonWhateverTheReason() {
        assertThat(PoisonRecords.isPoison("{\"json\":1}".getBytes(UTF_8), new RuntimeException(new ConnectException())))
                .isTrue();
    }

    @Test
    void bytesTooShortForAnIdArePoison() {
        assertThat(PoisonRecords.isPoison(new byte[] {0, 0, 0, 1}, new RuntimeException()))
                .isTrue();
    }

    @Test
    void aFrameThatAvroCannotReadIsPoison() {
        assertThat(PoisonRecords.isPoison(FRAMED, new RuntimeException(new AvroRuntimeException("no"))))
                .isTrue();
    }

    @Test
    void aRegistryOutOfReachIsNoFaultOfTheRecord() {
        assertThat(PoisonRecords.isPoison(FRAMED, new RuntimeException(new ConnectException("refused"))))
                .isFalse();
    }
}
