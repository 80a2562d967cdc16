package org.borderflow.topology.service;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB stores of a process together, and finds out quickly that a key
 * is not there, which is what most questions to the record index are about.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 256L << 20;
  private static final long WRITE_BUFFER_BYTES = 192L << 20;
  private static final long ONE_WRITE_BUFFER_BYTES = 16L << 20;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int BLOOM_BITS_PER_KEY = 10;

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
  private static final BloomFilter BLOOM = new BloomFilter(BLOOM_BITS_PER_KEY);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setBlockSize(BLOCK_BYTES);
    table.setFilterPolicy(BLOOM);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setMaxBackgroundJobs(2);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache, the write buffer manager and the filter are shared by all stores of the process.
  }
}
