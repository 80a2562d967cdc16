package org.borderflow.topology.service;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;

/** How large the stores are, added up over their partitions, out of what RocksDB tells. */
final class StoreSizes {

  /** Files, and what is on its way into them. */
  private static final Set<String> BYTES =
      Set.of("total-sst-files-size", "cur-size-all-mem-tables");

  private static final Set<String> KEYS = Set.of("estimate-num-keys");

  /** As Kafka Streams calls the name of a store that RocksDB keeps. */
  private static final String STORE = "rocksdb-state-id";

  private StoreSizes() {}

  /** Bytes by store. */
  static Map<String, Long> bytes(Collection<? extends Metric> metrics) {
    return sums(metrics, BYTES);
  }

  /** Estimated keys by store. */
  static Map<String, Long> keys(Collection<? extends Metric> metrics) {
    return sums(metrics, KEYS);
  }

  private static Map<String, Long> sums(Collection<? extends Metric> metrics, Set<String> names) {
    Map<String, Long> sums = new TreeMap<>();
    for (Metric metric : metrics) {
      String store = metric.metricName().tags().get(STORE);
      if (store != null
          && names.contains(metric.metricName().name())
          && metric.metricValue() instanceof Number size) {
        sums.merge(store, size.longValue(), Long::sum);
      }
    }
    return sums;
  }
}
