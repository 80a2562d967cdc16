package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageLedger.Entry;
import org.borderflow.topology.ticks.Tick;

/**
 * The day it is for one partition of travellers, and the move to another while it lasts.
 *
 * <p>A move may touch many travellers and is made in steps between which commits fall, so where it
 * stands is kept in the ledger. It looks at those who are due, if the new day is later than the one
 * before; at everybody, one after another, if there was no day before or the new one is earlier.
 */
final class Calendar {

  private static final String DAY = "calendar-day";
  private static final String MOVE = "calendar-move";
  private static final String PARTITIONS = "calendar-partitions";
  private static final String CURSOR_HEAD = "calendar-cursor-head";
  private static final String CURSOR_TAIL = "calendar-cursor-tail";

  private final StageLedger ledger;
  private Tick day;
  private Tick move;
  private byte[] cursor;

  Calendar(StageLedger ledger) {
    this.ledger = ledger;
    this.day = tick(DAY);
    this.move = tick(MOVE);
    Entry head = ledger.get(CURSOR_HEAD);
    if (move != null && head != null && head.day() == 1) {
      cursor =
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(head.number())
              .putLong(ledger.get(CURSOR_TAIL).number())
              .array();
    }
  }

  private Tick tick(String name) {
    Entry entry = ledger.get(name);
    return entry == null || entry.number() == 0 ? null : new Tick(entry.number(), entry.day());
  }

  /**
   * The day at which everyone stands, or stood before the present move; {@link Day#NONE} if none.
   */
  int day() {
    return day == null ? Day.NONE : day.day();
  }

  /** Number of the tick that made it this day, 0 if there is none. */
  long tickNumber() {
    return day == null ? 0 : day.number();
  }

  boolean moving() {
    return move != null;
  }

  /** The tick to whose day the present move goes. */
  Tick target() {
    return move;
  }

  /** Whether the present move looks at everybody. */
  boolean visitsEverybody() {
    return day == null || move.day() < day.day();
  }

  int partitions() {
    return (int) ledger.get(PARTITIONS).number();
  }

  void begin(Tick tick, int partitions) {
    move = tick;
    ledger.put(MOVE, new Entry(tick.number(), tick.day()));
    ledger.put(PARTITIONS, new Entry(partitions, 0));
    ledger.put(CURSOR_HEAD, new Entry(0, 0));
    cursor = null;
  }

  void end() {
    day = move;
    move = null;
    ledger.put(DAY, new Entry(day.number(), day.day()));
    ledger.put(MOVE, new Entry(0, 0));
  }

  /** The last traveller visited by a move that visits everybody, or null. */
  byte[] cursor() {
    return cursor;
  }

  void visitedUpTo(byte[] traveller) {
    cursor = traveller;
    ByteBuffer bytes = ByteBuffer.wrap(traveller);
    ledger.put(CURSOR_HEAD, new Entry(bytes.getLong(), 1));
    ledger.put(CURSOR_TAIL, new Entry(bytes.getLong(), 0));
  }

  /**
   * A pseudonym that is nobody's, for what is left of a traveller: a move that visits everybody
   * still comes there if it still comes to the traveller.
   */
  byte[] nobodyBeside(byte[] traveller) {
    if (move == null || cursor == null || !visitsEverybody()) {
      return Remnant.nobody();
    }
    return visited(traveller) ? Remnant.nobodyUpTo(cursor) : Remnant.nobodyAfter(cursor);
  }

  /** Whether a move that visits everybody is under way and has yet to visit this traveller. */
  boolean isToVisit(byte[] traveller) {
    return move != null && visitsEverybody() && !visited(traveller);
  }

  /** Whether a move that visits everybody has visited this traveller. */
  boolean visited(byte[] traveller) {
    return cursor != null && Arrays.compareUnsigned(traveller, cursor) <= 0;
  }
}
