package io.rivulet.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * Shows Kafka's metrics to nobody. They are scraped from the client itself; the reporter that Kafka takes by default puts
 * each of them into JMX, too, and every walk over a store's keys registers one and takes it back.
 */
public final class NoReporter implements MetricsReporter {

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
