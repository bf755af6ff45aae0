package io.rivulet.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
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

    private static final long CACHE_BYTES = 48L << 20;
    private static final long WRITE_BUFFERS_BYTES = 24L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    // What a store takes at a time. An eighth of its buffer is usual: a hundred stores, each with its first piece,
    // would
    // already fill the common buffers, and every write would put a file of a few records on disk.
    private static final long ARENA_BYTES = 64L << 10;

    // Whether a key is unknown, which is asked for every event, is told by filters: they must not give way to rows.
    private static final double FOR_FILTERS = 0.5;

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, FOR_FILTERS);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        // It may come with nothing in it, under a name of which all was known.
        TakenOver.forget();
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
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
}
