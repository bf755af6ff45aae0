package io.rivulet.streams;

import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the stores are restored and can be asked, those in which it stands in for others, too: whoever restarts
 * instances one by one may go on to the next. A later rebalance does not make an instance unready: what it keeps it
 * still answers for.
 */
@Readiness
@Singleton
final class CanAnswer implements HealthCheck {

    private final KafkaStreams streams;
    private final Freshness freshness;
    private volatile boolean complete;

    CanAnswer(KafkaStreams streams, Freshness freshness) {
        this.streams = streams;
        this.freshness = freshness;
    }

    @Override
    public HealthCheckResponse call() {
        State state = streams.state();
        complete |= state == State.RUNNING && freshness.hasAllBeenComplete();
        return HealthCheckResponse.named("stores can be asked")
                .status(complete && state.isRunningOrRebalancing())
                .withData("state", state.name())
                .build();
    }
}
