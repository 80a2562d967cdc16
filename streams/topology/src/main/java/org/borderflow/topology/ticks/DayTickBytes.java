package org.borderflow.topology.ticks;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.DayTick;

/** A day tick in the events of internal topics. */
public final class DayTickBytes {

  /** How many bytes a tick takes. */
  public static final int SIZE = Long.BYTES + 4 * Integer.BYTES;

  private DayTickBytes() {}

  /** Writes a tick. */
  public static void write(DayTick tick, ByteBuffer out) {
    LocalDate keptFrom = tick.getKeptFrom();
    out.putLong(tick.getTick())
        .putInt((int) tick.getDay().toEpochDay())
        .putInt(tick.getFromPartition())
        .putInt(tick.getOfPartitions())
        .putInt(keptFrom == null ? Day.NONE : (int) keptFrom.toEpochDay());
  }

  /** Reads a tick. */
  public static DayTick read(ByteBuffer in) {
    long number = in.getLong();
    LocalDate day = LocalDate.ofEpochDay(in.getInt());
    int from = in.getInt();
    int of = in.getInt();
    int keptFrom = in.getInt();
    return new DayTick(
        number, day, from, of, keptFrom == Day.NONE ? null : LocalDate.ofEpochDay(keptFrom));
  }
}
