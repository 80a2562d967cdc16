package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.common.utils.ByteUtils;
import org.borderflow.estimates.Counts;

/** Counts by observation in bytes: pairs of numbers, each in as few bytes as it needs. */
final class CountsBytes {

  private CountsBytes() {}

  static void write(Counts counts, DataOutput out) throws IOException {
    ByteUtils.writeVarint(counts.size(), out);
    int before = 0;
    for (int i = 0; i < counts.size(); i++) {
      ByteUtils.writeVarint(counts.observation(i) - before, out);
      ByteUtils.writeVarlong(counts.count(i), out);
      before = counts.observation(i);
    }
  }

  static Counts read(DataInputStream in) throws IOException {
    int[] observations = new int[ByteUtils.readVarint(in)];
    long[] counts = new long[observations.length];
    int observation = 0;
    for (int i = 0; i < counts.length; i++) {
      observation += ByteUtils.readVarint(in);
      observations[i] = observation;
      counts[i] = ByteUtils.readVarlong(in);
    }
    return new Counts(observations, counts);
  }
}
