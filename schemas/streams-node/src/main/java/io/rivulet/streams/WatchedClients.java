package io.rivulet.streams;

import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' usual clients, of which the one that is given partitions tells {@link GivenPartitions}. */
@Singleton
final class WatchedClients implements KafkaClientSupplier {

    private final KafkaClientSupplier usual = new DefaultKafkaClientSupplier();
    private final GivenPartitions given;

    WatchedClients(GivenPartitions given) {
        this.given = given;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return usual.getAdmin(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return usual.getProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Map<String, Object> telling = new HashMap<>(config);
        telling.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, TellsWhatIsGiven.class.getName());
        telling.put(TellsWhatIsGiven.GIVEN, given);
        return watched(usual.getConsumer(telling));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return usual.getRestoreConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return usual.getGlobalConsumer(config);
    }

    /** The same consumer, but for who listens to what it is given. */
    @SuppressWarnings("unchecked") // A consumer of the same records.
    Consumer<byte[], byte[]> watched(Consumer<byte[], byte[]> consumer) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("subscribe")
                            && arguments.length == 2
                            && arguments[1] instanceof ConsumerRebalanceListener listener) {
                        arguments[1] = given.before(listener);
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
