package io.rivulet.bench.stand;

import io.rivulet.backing.BackingServices;
import java.util.List;
import java.util.Map;

/** A broker and a collector, as they are delivered, for one run. The registry that they need belongs to this JVM. */
public final class Stand implements AutoCloseable {

    private final Folder folder = Folder.temporary();
    private final Broker broker;
    private final CollectorProcess collector;
    private final WrittenRecords written;

    private Stand(List<String> options, Map<String, String> settings) {
        this.broker = Broker.start(folder.path());
        this.collector =
                CollectorProcess.start(folder.path(), broker.address(), BackingServices.registry(), options, settings);
        this.written = new WrittenRecords(broker.address());
    }

    /**
     * Starts both.
     *
     * @param options for the collector's JVM, beside the local fleet's
     * @param settings of the collector that differ from what is delivered, as environment variables
     */
    public static Stand start(List<String> options, Map<String, String> settings) {
        return new Stand(options, settings);
    }

    public Folder folder() {
        return folder;
    }

    public Broker broker() {
        return broker;
    }

    public CollectorProcess collector() {
        return collector;
    }

    public WrittenRecords written() {
        return written;
    }

    @Override
    public void close() {
        written.close();
        collector.close();
        broker.close();
        folder.close();
    }
}
