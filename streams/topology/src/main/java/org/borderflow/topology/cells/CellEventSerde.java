package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.cells.CellEvent.Delta;
import org.borderflow.topology.cells.CellEvent.Expected;
import org.borderflow.topology.cells.CellEvent.Lengths;
import org.borderflow.topology.cells.CellEvent.Passed;
import org.borderflow.topology.ticks.Tick;

/** Events of the cells stage in bytes; the topic they travel in is internal. */
public final class CellEventSerde {

  private static final byte DELTA = 0;
  private static final byte PASSED = 1;
  private static final byte EXPECTED = 2;
  private static final byte LENGTHS = 3;
  private static final int HEAD = 2 + Integer.BYTES;

  private CellEventSerde() {}

  /** Events with counters for this many rules. */
  public static Serde<CellEvent> serde(int rules) {
    return Serdes.serdeFrom((topic, event) -> write(event), (topic, bytes) -> read(bytes, rules));
  }

  private static byte[] write(CellEvent event) {
    if (event instanceof Delta delta) {
      byte[] change = CountersCodec.write(delta.change());
      return ByteBuffer.allocate(HEAD + change.length)
          .put(DELTA)
          .put((byte) delta.direction().ordinal())
          .putInt(delta.month())
          .put(change)
          .array();
    }
    if (event instanceof Expected expected) {
      ByteBuffer out =
          ByteBuffer.allocate(HEAD + 1 + ExpectationBytes.SIZE)
              .put(EXPECTED)
              .put((byte) expected.direction().ordinal())
              .putInt(expected.month())
              .put((byte) expected.rule());
      ExpectationBytes.write(expected.expectation(), out);
      return out.array();
    }
    if (event instanceof Lengths lengths) {
      LengthGroup group = lengths.group();
      return ByteBuffer.allocate(HEAD + 1 + 2 * Long.BYTES)
          .put(LENGTHS)
          .put((byte) group.direction().ordinal())
          .putInt(group.year())
          .put((byte) group.length().number())
          .putLong(lengths.change().stays())
          .putLong(lengths.change().travellers())
          .array();
    }
    Passed passed = (Passed) event;
    return ByteBuffer.allocate(1 + Long.BYTES + 2 * Integer.BYTES)
        .put(PASSED)
        .putLong(passed.tick().number())
        .putInt(passed.tick().day())
        .putInt(passed.partitions())
        .array();
  }

  private static CellEvent read(byte[] bytes, int rules) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte kind = in.get();
    if (kind == DELTA) {
      Direction direction = Direction.values()[in.get()];
      return new Delta(in.getInt(), direction, CountersCodec.read(in, rules));
    }
    if (kind == EXPECTED) {
      Direction direction = Direction.values()[in.get()];
      int month = in.getInt();
      return new Expected(in.get(), month, direction, ExpectationBytes.read(in));
    }
    if (kind == LENGTHS) {
      Direction direction = Direction.values()[in.get()];
      int year = in.getInt();
      return new Lengths(
          new LengthGroup(direction, year, LengthClass.ALL.get(in.get())),
          new LengthCount(in.getLong(), in.getLong()));
    }
    return new Passed(new Tick(in.getLong(), in.getInt()), in.getInt());
  }
}
