package org.borderflow.topology.cells;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.cells.CellEvent.Delta;
import org.borderflow.topology.cells.CellEvent.Deltas;
import org.borderflow.topology.cells.CellEvent.Expectations;
import org.borderflow.topology.cells.CellEvent.Expected;
import org.borderflow.topology.cells.CellEvent.Lengths;
import org.borderflow.topology.cells.CellEvent.Passed;
import org.borderflow.topology.codec.Written;
import org.borderflow.topology.ticks.Tick;

/** Events of the cells stage in bytes; the topic they travel in is internal. */
public final class CellEventSerde {

  // 0 and 2 were of one change each.
  private static final byte PASSED = 1;
  private static final byte LENGTHS = 3;
  private static final byte DELTAS = 4;
  private static final byte EXPECTATIONS = 5;

  private CellEventSerde() {}

  /** Events with counters for this many rules. */
  public static Serde<CellEvent> serde(int rules) {
    return Serdes.serdeFrom(
        (topic, event) -> Written.bytes(out -> write(event, out)),
        (topic, bytes) -> Written.read(bytes, in -> read(in, rules)));
  }

  private static void write(CellEvent event, DataOutput out) throws IOException {
    if (event instanceof Deltas deltas) {
      out.writeByte(DELTAS);
      out.writeInt(deltas.deltas().size());
      for (Delta delta : deltas.deltas()) {
        write(delta, out);
      }
    } else if (event instanceof Expectations expectations) {
      out.writeByte(EXPECTATIONS);
      out.writeInt(expectations.expected().size());
      for (Expected expected : expectations.expected()) {
        write(expected, out);
      }
    } else if (event instanceof Lengths lengths) {
      LengthGroup group = lengths.group();
      out.writeByte(LENGTHS);
      out.writeByte(group.direction().ordinal());
      out.writeInt(group.year());
      out.writeByte(group.length().number());
      out.writeLong(lengths.change().stays());
      out.writeLong(lengths.change().travellers());
    } else {
      Passed passed = (Passed) event;
      out.writeByte(PASSED);
      out.writeLong(passed.tick().number());
      out.writeInt(passed.tick().day());
      out.writeInt(passed.partitions());
    }
  }

  private static void write(Delta delta, DataOutput out) throws IOException {
    byte[] change = CountersCodec.write(delta.change());
    out.writeUTF(delta.place().text());
    out.writeByte(delta.direction().ordinal());
    out.writeInt(delta.month());
    out.writeShort(change.length);
    out.write(change);
  }

  private static void write(Expected expected, DataOutput out) throws IOException {
    out.writeUTF(expected.place().text());
    out.writeByte(expected.rule());
    out.writeByte(expected.direction().ordinal());
    out.writeInt(expected.month());
    out.write(ExpectationBytes.write(expected.expectation()));
  }

  private static CellEvent read(DataInputStream in, int rules) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case DELTAS -> {
        List<Delta> deltas = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          deltas.add(readDelta(in, rules));
        }
        yield new Deltas(deltas);
      }
      case EXPECTATIONS -> {
        List<Expected> expected = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          expected.add(readExpected(in));
        }
        yield new Expectations(expected);
      }
      case LENGTHS -> {
        Direction direction = direction(in);
        int year = in.readInt();
        LengthClass length = LengthClass.ALL.get(in.readByte());
        yield new Lengths(
            new LengthGroup(direction, year, length),
            new LengthCount(in.readLong(), in.readLong()));
      }
      case PASSED -> new Passed(new Tick(in.readLong(), in.readInt()), in.readInt());
      default -> throw new IllegalStateException("An event of an unknown kind: " + kind);
    };
  }

  private static Delta readDelta(DataInputStream in, int rules) throws IOException {
    CellPlace place = new CellPlace(in.readUTF());
    Direction direction = direction(in);
    int month = in.readInt();
    byte[] change = in.readNBytes(in.readUnsignedShort());
    Counters counters = CountersCodec.read(ByteBuffer.wrap(change), rules);
    return new Delta(place, month, direction, counters);
  }

  private static Expected readExpected(DataInputStream in) throws IOException {
    CellPlace place = new CellPlace(in.readUTF());
    int rule = in.readUnsignedByte();
    Direction direction = direction(in);
    int month = in.readInt();
    Expectation expectation = ExpectationBytes.read(in.readNBytes(ExpectationBytes.SIZE));
    return new Expected(place, rule, month, direction, expectation);
  }

  private static Direction direction(DataInputStream in) throws IOException {
    return Direction.values()[in.readByte()];
  }
}
