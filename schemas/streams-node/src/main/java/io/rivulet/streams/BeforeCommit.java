package io.rivulet.streams;

import java.util.LinkedHashMap;
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
 * Does what a task has put off until it commits, while whatever is written still belongs to the transaction. To Kafka
 * Streams it is a store, which holds nothing; stores that cache are told then, and it has no other hook.
 *
 * <p>All tasks of a thread share one transaction, and each waits for what it has sent before the next is told. So the first
 * that is told tells all of them: else a commit would wait for the broker as often as there are tasks.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {

    /** More is done at once, so that memory is bounded however long a transaction lasts. */
    private static final int MOST = 1_000;

    private static final ThreadLocal<Set<BeforeCommit>> OF_THREAD = ThreadLocal.withInitial(LinkedHashSet::new);

    private final String name;
    private final Map<Object, Runnable> once = new LinkedHashMap<>();
    private final Map<Object, Runnable> always = new LinkedHashMap<>();
    private Set<BeforeCommit> together = new LinkedHashSet<>();
    private boolean open;

    private BeforeCommit(String name) {
        this.name = name;
    }

    /** For the topology; the name is nobody's but the topology's, for nothing is written anywhere. */
    public static StoreBuilder<BeforeCommit> builder(String name) {
        return new Builder(name);
    }

    /** Has something done before the next commit; of several things under one key the last. */
    public void once(Object key, Runnable work) {
        join();
        once.remove(key);
        once.put(key, work);
        if (once.size() > MOST) {
            doOnce();
        }
    }

    /** Has something done before every commit, after what is done once; what was known under the key no more. */
    public void always(Object key, Runnable work) {
        join();
        always.put(key, work);
    }

    /** Called by the thread that the task is on. */
    private void join() {
        together = OF_THREAD.get();
        together.add(this);
    }

    @Override
    public void flushCache() {
        for (BeforeCommit task : List.copyOf(together)) {
            task.doOnce();
            task.always.values().forEach(Runnable::run);
        }
    }

    private void doOnce() {
        while (!once.isEmpty()) {
            List<Runnable> all = List.copyOf(once.values());
            once.clear();
            all.forEach(Runnable::run);
        }
    }

    @Override
    public void clearCache() {
        once.clear();
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
        once.clear();
        always.clear();
    }

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
