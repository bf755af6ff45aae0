package io.rivulet.collector.publish;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the schemas are registered and the topics known, once. */
@Startup
@ApplicationScoped
class PublisherStarted implements HealthCheck {

    private final EventPublisher publisher;

    PublisherStarted(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("publisher").status(publisher.isOpen()).build();
    }
}
