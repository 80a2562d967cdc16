package org.borderflow.topology.records;

import java.time.LocalDate;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageLedger.Entry;

/**
 * What day it is where records are received, and the first date that is still let in. That date
 * never goes back, though the day may: what is older may be forgotten already.
 */
final class Admission {

  private static final String ADMISSION = "admission";

  private final StageLedger ledger;
  private final Retention retention;
  private int day = Day.NONE;
  private int horizon = Day.NONE;

  Admission(StageLedger ledger, Retention retention) {
    this.ledger = ledger;
    this.retention = retention;
    Entry known = ledger.get(ADMISSION);
    if (known != null) {
      this.day = known.day();
      this.horizon = (int) known.number();
    }
  }

  /** It is now this day. */
  void day(LocalDate date) {
    day = (int) date.toEpochDay();
    horizon = Math.max(horizon, retention.horizon(day));
    ledger.put(ADMISSION, new Entry(horizon, day));
  }

  /** The day it is, {@link Day#NONE} before the first. */
  int day() {
    return day;
  }

  /** The first date that is let in, {@link Day#NONE} if all are. */
  int horizon() {
    return horizon;
  }

  /** The first date that is let in as a tick says it. */
  LocalDate horizonDate() {
    return horizon == Day.NONE ? null : LocalDate.ofEpochDay(horizon);
  }

  /** Why a date before the horizon is refused. */
  String refusal() {
    return "older than what is kept (" + retention.days() + " days)";
  }
}
