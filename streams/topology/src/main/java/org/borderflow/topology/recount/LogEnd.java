package org.borderflow.topology.recount;

import java.util.Map;
import org.borderflow.topology.codec.ReceivedRecord;

/**
 * Where the log of received records ended at some moment.
 *
 * @param offsets by partition the offset behind the last record; a partition that is not named had
 *     none
 */
public record LogEnd(Map<Integer, Long> offsets) {

  public LogEnd {
    offsets = Map.copyOf(offsets);
  }

  /** Whether something that stands in a partition was there then. */
  public boolean covers(int partition, long offset) {
    return offset < offsets.getOrDefault(partition, 0L);
  }

  /** Whether a record was there then. */
  public boolean covers(ReceivedRecord record) {
    return covers(record.partition(), record.offset());
  }
}
