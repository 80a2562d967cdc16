package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.ByteUtils;

/** Counts by observation in bytes: pairs of numbers, each in as few bytes as it needs. */
final class Counts {

  private Counts() {}

  /** Writes those that are not zero, in order of the observations. */
  static void write(Map<Integer, Long> counts, DataOutput out) throws IOException {
    TreeMap<Integer, Long> some = new TreeMap<>(counts);
    some.values().removeIf(count -> count == 0);
    ByteUtils.writeVarint(some.size(), out);
    int before = 0;
    for (Map.Entry<Integer, Long> each : some.entrySet()) {
      ByteUtils.writeVarint(each.getKey() - before, out);
      ByteUtils.writeVarlong(each.getValue(), out);
      before = each.getKey();
    }
  }

  static Map<Integer, Long> read(DataInputStream in) throws IOException {
    int size = ByteUtils.readVarint(in);
    Map<Integer, Long> counts = new HashMap<>(2 * size);
    int observation = 0;
    for (int i = 0; i < size; i++) {
      observation += ByteUtils.readVarint(in);
      counts.put(observation, ByteUtils.readVarlong(in));
    }
    return counts;
  }
}
