package io.rivulet.streams;

import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the stores are restored and can be asked. A later rebalance does not make an instance unready: what it
 * keeps it still answers for.
 */
@Readiness
@Singleton
final class CanAnswer implements HealthCheck {

    private final KafkaStreams streams;
    private volatile boolean ran;

    CanAnswer(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        State state = streams.state();
        ran |= state == State.RUNNING;
        return HealthCheckResponse.named("stores can be asked")
                .status(ran && state.isRunningOrRebalancing())
                .withData("state", state.name())
                .build();
    }
}
