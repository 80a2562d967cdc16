package org.borderflow.topology.retention;

import java.time.LocalDate;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageLedger.Entry;

/**
 * A walk through a store that leaves behind what is before a horizon, once in each month. It is
 * made in steps between which commits fall, so where it stands is kept in the ledger.
 */
public final class Sweep {

  private static final String BEGUN = "sweep-begun";
  private static final String CURSOR = "sweep-cursor";
  private static final byte[] AT_THE_BEGINNING = {};

  private final StageLedger ledger;
  private long month;
  private int horizon = Day.NONE;
  private byte[] cursor;

  /** A sweep that remembers in this ledger how far it is. */
  public Sweep(StageLedger ledger) {
    this.ledger = ledger;
    Entry begun = ledger.get(BEGUN);
    if (begun != null) {
      this.month = begun.number();
      this.horizon = begun.day();
    }
    this.cursor = ledger.bytes(CURSOR);
  }

  /**
   * Begins anew if it is another month than when it last began, unless it is still under way.
   *
   * @param day the day it is
   * @param from where the horizon is now, {@link Day#NONE} if nowhere
   */
  public void beginIfDue(int day, int from) {
    LocalDate date = LocalDate.ofEpochDay(day);
    long thisMonth = date.getYear() * 12L + date.getMonthValue();
    if (from == Day.NONE || isUnderWay() || thisMonth <= month) {
      return;
    }
    month = thisMonth;
    horizon = from;
    cursor = AT_THE_BEGINNING;
    ledger.put(BEGUN, new Entry(month, horizon));
    ledger.putBytes(CURSOR, cursor);
  }

  /** Whether there are steps to make. */
  public boolean isUnderWay() {
    return cursor != null;
  }

  /** The first day that is kept. */
  public int horizon() {
    return horizon;
  }

  /** The last key that was visited, null at the beginning. */
  public byte[] cursor() {
    return cursor.length == 0 ? null : cursor;
  }

  /**
   * A step has been made.
   *
   * @param last the last key that was visited, null if there are no more
   */
  public void reached(byte[] last) {
    cursor = last;
    ledger.putBytes(CURSOR, cursor);
  }
}
