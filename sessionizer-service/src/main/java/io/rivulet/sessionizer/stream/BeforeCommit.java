package io.rivulet.sessionizer.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Says when a task is about to commit, while whatever is written still belongs to the transaction. To Kafka Streams it is a
 * store, which holds nothing; stores that cache are told then, and it has no other hook.
 *
 * <p>All tasks of a thread share one transaction, and each sends what it has before the next is told. So the first that is
 * told tells all of them: else a commit would wait for the broker as often as there are tasks.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {

    private static final ThreadLocal<Set<BeforeCommit>> OF_THREAD = ThreadLocal.withInitial(LinkedHashSet::new);

    private final String name;
    private Set<BeforeCommit> together = new LinkedHashSet<>();
    private Runnable work = BeforeCommit::nothing;
    private boolean open;

    private BeforeCommit(String name) {
        this.name = name;
    }

    static StoreBuilder<BeforeCommit> builder(String name) {
        return new Builder(name);
    }

    /** Has something done before each commit, until the task is closed. Called by the thread that the task is on. */
    void run(Runnable before) {
        work = before;
        together = OF_THREAD.get();
        together.add(this);
    }

    @Override
    public void flushCache() {
        for (BeforeCommit task : List.copyOf(together)) {
            task.work.run();
        }
    }

    @Override
    public void clearCache() {
        // There is nothing in it.
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        leave();
        open = true;
        context.register(root, (key, value) -> {});
    }

    @Override
    public void flush() {
        // Not before every commit, but when a task is closed, after the last.
    }

    @Override
    public void close() {
        leave();
        open = false;
    }

    /** What an aborted transaction has left undone must not be done in the next one. */
    private void leave() {
        together.remove(this);
        together = new LinkedHashSet<>();
        work = BeforeCommit::nothing;
    }

    private static void nothing() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder(String name) implements StoreBuilder<BeforeCommit> {

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("There is nothing to log");
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public BeforeCommit build() {
            return new BeforeCommit(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
