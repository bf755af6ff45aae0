package io.rivulet.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the projection is off, or has its partitions and writes. */
@Readiness
@ApplicationScoped
class ProjectionReadiness implements HealthCheck {

    private final Projection projection;

    ProjectionReadiness(Projection projection) {
        this.projection = projection;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("projection");
        return projection
                .trouble()
                .map(trouble -> response.down().withData("trouble", trouble))
                .orElseGet(response::up)
                .build();
    }
}
