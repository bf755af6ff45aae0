package io.rivulet.sessionizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What stores complain of, such as ranges that end before they begin: closing it fails when there was something. */
final class StoreWarnings extends Handler {

    private static final Logger STORES = Logger.getLogger("org.apache.kafka.streams.state.internals");

    private final List<String> found = new CopyOnWriteArrayList<>();

    StoreWarnings() {
        STORES.addHandler(this);
    }

    @Override
    public void publish(LogRecord warning) {
        found.add(warning.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        STORES.removeHandler(this);
        assertThat(found).as("warnings of stores").isEmpty();
    }
}
