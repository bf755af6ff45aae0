package io.rivulet.collector.publish;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the schemas are registered, the topics known, and a broker answers now. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventPublisher publisher;
    private final Admin admin;

    KafkaReadiness(EventPublisher publisher, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.publisher = publisher;
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .withData("publisher", publisher.isOpen() ? "open" : "waiting for Kafka and the schema registry")
                .status(publisher.knowsTopics() && brokerAnswers())
                .build();
    }

    private boolean brokerAnswers() {
        try {
            var options = new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis());
            admin.describeCluster(options).clusterId().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        admin.close(PATIENCE);
    }
}
