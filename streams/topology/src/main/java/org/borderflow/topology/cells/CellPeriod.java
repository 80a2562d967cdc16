package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.borderflow.rules.travel.Direction;

/**
 * A place in a cube in a month or a year.
 *
 * @param place where in a cube
 * @param period the month or year
 */
record CellPeriod(CellPlace place, Period period) {

  /** The key under which the counters of a direction are stored. */
  Bytes key(Direction direction) {
    byte[] text = place.text().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(text.length + 2 + Integer.BYTES)
            .put(text)
            .put((byte) period.freq())
            .putInt(period.number())
            .put((byte) direction.ordinal())
            .array());
  }
}
