package io.rivulet.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.streams.processor.internals.StreamsPartitionAssignor;

/**
 * Kafka Streams' assignor, which tells {@link GivenPartitions} what this instance was given before Kafka Streams begins to
 * deal with it: whoever listens to the consumer hears of it when half of the work is done.
 */
public final class TellsWhatIsGiven extends StreamsPartitionAssignor {

    /** Whom to tell, in the consumer's settings: Kafka creates this by itself. */
    static final String GIVEN = "rivulet.given.partitions";

    @SuppressWarnings("NullAway.Init") // Kafka configures it before anything else.
    private GivenPartitions given;

    @Override
    public void configure(Map<String, ?> settings) {
        super.configure(settings);
        if (!(settings.get(GIVEN) instanceof GivenPartitions told)) {
            throw new IllegalArgumentException(GIVEN + " has to be there");
        }
        given = told;
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
        given.more(assignment.partitions());
        super.onAssignment(assignment, group);
    }
}
