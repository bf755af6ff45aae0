package io.rivulet.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    @Test
    void aRecordThatIsTooLargeNeedNotBeSentAgain() {
        var acknowledgement = new Acknowledgement(1);

        acknowledgement.onCompletion(null, new RecordTooLargeException("2 MB"));

        assertThat(acknowledgement
                        .all()
                        .toCompletableFuture()
                        .handle((written, why) -> why)
                        .join())
                .isInstanceOf(TooLargeForKafka.class);
    }

    @Test
    void aRecordThatIsNotConfirmedMayBe() {
        var acknowledgement = new Acknowledgement(1);

        acknowledgement.onCompletion(null, new TimeoutException("4.5 s"));

        assertThat(acknowledgement
                        .all()
                        .toCompletableFuture()
                        .handle((written, why) -> why)
                        .join())
                .isInstanceOf(NotWritten.class);
    }
}
