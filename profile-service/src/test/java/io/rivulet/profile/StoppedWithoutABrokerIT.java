package io.rivulet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.backing.KafkaBroker;
import io.rivulet.backing.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever stops an instance must not have to kill it, whatever has become of the broker. */
class StoppedWithoutABrokerIT {

    private static final Path FOLDER =
            Path.of("target", "stopped-it", UUID.randomUUID().toString());
    private static final Duration LONG_BEFORE_IT_WOULD_BE_KILLED = Duration.ofSeconds(20);

    @Test
    void itEndsInTimeAndSaysWhatWasGivenUp() {
        KafkaBroker broker = KafkaBroker.start(FOLDER.resolve("kafka"), 0);
        try {
            broker.createTopics();
            try (ServiceProcess service = ServiceProcess.start(
                    FOLDER.resolve("one"),
                    Map.of(
                            "kafka.bootstrap.servers",
                            broker.bootstrapServers(),
                            "rivulet.node.close-within",
                            "PT2S"))) {
                broker.close();

                assertThat(service.endsWithin(LONG_BEFORE_IT_WOULD_BE_KILLED)).isTrue();

                assertThat(service.said())
                        .contains("Not closed within PT2S (rivulet.node.close-within)")
                        .contains("Nothing is lost");
            }
        } finally {
            broker.close();
        }
    }
}
