package org.borderflow.view.file;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortedRows;

/**
 * {@code rejected.csv}: the refused records of one run, and the corrections and cancellations whose
 * target has not come.
 */
final class RejectedRows {

  static final String HEADER = "source,line,record_id,reason,field,message";

  private final RefusedRecords records;
  private final RowLane lane;
  private final Row row = new Row();

  RejectedRows(RefusedRecords records, RowLane lane) {
    this.records = records;
    this.lane = lane;
  }

  void putRejected(String run) {
    records.showRefused(
        (rejection, receivedAt, partition, offset) -> {
          if (rejection.getOrigin().getRun().equals(run)) {
            put(rejection, partition, offset);
          }
        });
  }

  /**
   * Puts those that still wait, whatever run they came in with.
   *
   * @param run the run whose own are counted
   * @param latest an empty sort, for what was said last of each record
   * @return how many came in with this run
   */
  long putAwaiting(String run, SortedRows latest) throws IOException {
    AtomicLong own = new AtomicLong();
    records.showAwaiting(
        latest,
        (rejection, receivedAt, partition, offset) -> {
          put(rejection, partition, offset);
          if (rejection.getOrigin().getRun().equals(run)) {
            own.incrementAndGet();
          }
        });
    return own.get();
  }

  private void put(Rejection rejection, int partition, long offset) {
    String source = rejection.getOrigin().getSource();
    long number = rejection.getOrigin().getLine();
    String reason = rejection.getReason().name();
    row.next();
    row.key()
        .text(source)
        .number(number)
        .text(rejection.getRecordId())
        .text(reason)
        .endOfGroup()
        .number(partition)
        .number(offset);
    columns(rejection, row);
    lane.put(row);
  }

  /** Adds the columns of {@link #HEADER}. */
  static void columns(Rejection rejection, Row row) {
    row.line()
        .text(rejection.getOrigin().getSource())
        .number(rejection.getOrigin().getLine())
        .text(rejection.getRecordId())
        .text(rejection.getReason().name())
        .text(rejection.getField())
        .text(rejection.getMessage());
  }
}
