package io.rivulet.deploy.local.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Several senders, each with its own visitors: visitors run side by side, the events of one in a row. */
final class Senders {

    private static final ObjectWriter JSON =
            new JsonMapper().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Abort abort = new Abort();

    Senders(CollectorClient collector, ReplayOptions options, Deliveries deliveries) {
        for (int i = 0; i < options.concurrency(); i++) {
            Sender sender = new Sender(i, collector, options, deliveries, abort);
            Thread thread = new Thread(sender, "replay-sender-" + i);
            thread.setDaemon(true);
            thread.start();
            senders.add(sender);
            threads.add(thread);
        }
    }

    /**
     * Hands an event to its visitor's sender; waits while that one is behind.
     *
     * @throws ReplayStopped when a sender can't go on
     */
    void send(RecordedEvent event) throws InterruptedException {
        try {
            senders.get(Math.floorMod(event.visitor().hashCode(), senders.size()))
                    .offer(new Outgoing(event.id(), JSON.writeValueAsBytes(event.body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }

    /**
     * Returns when everything is delivered.
     *
     * @throws ReplayStopped when a sender can't go on
     */
    void finish() throws InterruptedException {
        for (Sender sender : senders) {
            sender.end();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        abort.check();
    }

    /** Stops everybody where they are. */
    void stop(ReplayStopped why) {
        abort.because(why);
        threads.forEach(Thread::interrupt);
    }
}
