package io.rivulet.streams;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * All stores of a process share one cache and one write buffer: without it each store of each partition takes its own,
 * and memory grows with the number of partitions.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** Of what Kafka Streams is configured with: how many megabytes all stores of the process may take together. */
    static final String MEGABYTES = "rivulet.stores.megabytes";

    /** With less, a hundred stores write files of a few records. */
    private static final int LEAST_MEGABYTES = 16;

    /** What changes is written to files the later, and the seldomer put together with others, the more room it has. */
    private static final int FOR_WRITING = 2;

    private static final int STORES_THAT_FILL_IT = 6;
    // What a store takes at a time. An eighth of its buffer is usual: the first pieces of a hundred stores would fill
    // the common buffers, and every write would put a file of a few records on disk.
    private static final long ARENA_BYTES = 64L << 10;

    // Whether a key is unknown, which is asked for every event, is told by filters: they must not give way to rows.
    private static final double FOR_FILTERS = 0.5;

    /** As a power of two. By itself a cache has so many parts that the filter of a large file has no room in any. */
    private static final int CACHE_PARTS = 1;

    private static @Nullable Shared shared;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        // It may come with nothing in it, under a name of which all was known.
        TakenOver.forget();
        Shared memory = shared(configs);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(memory.forWriting() / STORES_THAT_FILL_IT);
        options.setArenaBlockSize(ARENA_BYTES);
        options.setMaxWriteBufferNumber(2);
        // Rows of one visitor look alike: addresses, browsers, ids.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    /** The cache and the buffers outlive every store: they belong to the process. What was known of its contents does not. */
    @Override
    public void close(String store, Options options) {
        TakenOver.forget();
    }

    private static synchronized Shared shared(Map<String, Object> configs) {
        if (shared == null) {
            shared = Shared.of(megabytes(configs.get(MEGABYTES)));
        }
        return shared;
    }

    /**
     * Reads how much memory there is.
     *
     * @throws ConfigException where that is no number, or too small
     */
    static int megabytes(@Nullable Object given) {
        try {
            int megabytes = Integer.parseInt(String.valueOf(given));
            if (megabytes >= LEAST_MEGABYTES) {
                return megabytes;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ConfigException(MEGABYTES, given, "A whole number of at least " + LEAST_MEGABYTES + " is needed");
    }

    private record Shared(Cache cache, WriteBufferManager writeBuffers, long forWriting) {

        static Shared of(int megabytes) {
            long bytes = (long) megabytes << 20;
            var cache = new LRUCache(bytes, CACHE_PARTS, false, FOR_FILTERS);
            return new Shared(cache, new WriteBufferManager(bytes / FOR_WRITING, cache), bytes / FOR_WRITING);
        }
    }
}
