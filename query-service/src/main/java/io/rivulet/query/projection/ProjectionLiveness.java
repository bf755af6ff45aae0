package io.rivulet.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every thread of the projection is: only a restart brings one back. */
@Liveness
@ApplicationScoped
class ProjectionLiveness implements HealthCheck {

    private final Projection projection;

    ProjectionLiveness(Projection projection) {
        this.projection = projection;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("projection-threads")
                .status(projection.isAlive())
                .build();
    }
}
