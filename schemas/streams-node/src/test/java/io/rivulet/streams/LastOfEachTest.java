package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver commits behind each record that comes in: what one record makes is one transaction's. */
class LastOfEachTest {

    private static final String STORE = "before-commit";

    @TempDir
    Path folder;

    @Test
    void ofSeveralRecordsOfAKeyTheLastIsHandedOn() {
        assertThat(handedOn("ada=1 ada=2 ada=3")).containsExactly(KeyValue.pair("ada", "3"));
    }

    @Test
    void everyKeyHasItsOwnAndTheLastToChangeIsTheLastToBeHandedOn() {
        assertThat(handedOn("ada=1 bob=1 ada=2")).containsExactly(KeyValue.pair("bob", "1"), KeyValue.pair("ada", "2"));
    }

    @Test
    void whatIsGoneIsHandedOnAsGone() {
        assertThat(handedOn("ada=1 ada=")).containsExactly(KeyValue.pair("ada", null));
    }

    @Test
    void whatWasHandedOnIsNotHandedOnAgain() {
        assertThat(handedOn("ada=1", "bob=1")).containsExactly(KeyValue.pair("ada", "1"), KeyValue.pair("bob", "1"));
    }

    @Test
    void soManyThatMemoryMightRunOutAreHandedOnBeforeTheCommit() {
        var words = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            words.append("p").append(i).append("=1 ");
        }
        assertThat(handedOn(words.toString().strip())).hasSize(2_500);
    }

    /** They share a transaction: one that waited for its own turn would wait for the broker once more. */
    @Test
    void theFirstTaskOfAThreadThatCommitsHasAllOthersDoTheirs() {
        List<String> done = new ArrayList<>();
        BeforeCommit one = store();
        BeforeCommit other = store();
        other.once("ada", () -> done.add("once"));
        other.always("cache", () -> done.add("always"));
        one.once("bob", () -> done.add("mine"));

        one.flushCache();
        other.flushCache();

        assertThat(done).containsExactlyInAnyOrder("mine", "once", "always", "always");
        other.close();
        one.close();
    }

    @Test
    void whatAnAbortedTransactionHasLeftUndoneIsNeverDone() {
        List<String> done = new ArrayList<>();
        BeforeCommit aborted = store();
        aborted.once("ada", () -> done.add("aborted"));

        begin(aborted);
        aborted.flushCache();

        assertThat(done).isEmpty();
        aborted.close();
    }

    @Test
    void aClosedTaskIsLeftInPeace() {
        List<String> done = new ArrayList<>();
        BeforeCommit closed = store();
        BeforeCommit other = store();
        closed.once("ada", () -> done.add("closed"));
        other.once("bob", () -> done.add("other"));
        closed.close();

        other.flushCache();

        assertThat(done).containsExactly("other");
        other.close();
    }

    private BeforeCommit store() {
        BeforeCommit store = BeforeCommit.builder(STORE).build();
        begin(store);
        return store;
    }

    private void begin(BeforeCommit store) {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    private List<KeyValue<String, String>> handedOn(String... records) {
        var settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "last-of-each",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092",
                StreamsConfig.STATE_DIR_CONFIG, folder.toString()));
        try (var driver = new TopologyTestDriver(topology(), settings)) {
            var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            var out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
            for (String record : records) {
                in.pipeInput("key", record);
            }
            return out.readKeyValuesToList();
        }
    }

    private static Topology topology() {
        return new Topology()
                .addSource("in", Serdes.String().deserializer(), Serdes.String().deserializer(), "in")
                .addProcessor("split", Split::new, "in")
                .addStateStore(BeforeCommit.builder(STORE), "split")
                .addSink(
                        "out",
                        "out",
                        Serdes.String().serializer(),
                        Serdes.String().serializer(),
                        "split");
    }

    /** Words such as {@code ada=1} become records; without a value, none. */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    private static final class Split implements Processor<String, String, String, String> {

        private LastOfEach<String, String> next;

        @Override
        public void init(ProcessorContext<String, String> context) {
            next = new LastOfEach<>(context, context.getStateStore(STORE));
        }

        @Override
        public void process(Record<String, String> record) {
            for (String word : record.value().split(" ", -1)) {
                String[] parts = word.split("=", -1);
                next.forward(record.withKey(parts[0]).withValue(parts[1].isEmpty() ? null : parts[1]));
            }
        }
    }
}
