package io.rivulet.collector.publish;

import io.rivulet.collector.consent.DailySalts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: visitors who did not agree to be recognised can be counted today. */
@Readiness
@ApplicationScoped
class SaltsReadiness implements HealthCheck {

    private final DailySalts salts;
    private final Clock clock;

    SaltsReadiness(DailySalts salts, Clock clock) {
        this.salts = salts;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("cookieless-salts")
                .status(salts.areReady(clock.instant()))
                .build();
    }
}
