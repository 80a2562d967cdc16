package org.borderflow.view.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortKey;
import org.borderflow.view.sort.SortedRows;
import org.borderflow.view.topic.TopicReader;

/**
 * Everything that a deployment has refused, as CSV: whatever session it came in with, those that
 * still wait for their target included.
 */
public final class RejectionList {

  /** The columns: those of {@code rejected.csv}, and who sent it when. */
  public static final String HEADER = RejectedRows.HEADER + ",received_at,agency";

  private final RefusedRecords records;
  private final Path scratch;

  /**
   * @param scratch where temporary files may be written while sorting; made if missing
   */
  public RejectionList(TopicReader reader, AvroSerdes serdes, Path scratch) {
    this.records = new RefusedRecords(reader, serdes);
    this.scratch = scratch;
  }

  /** Writes those that are wanted, in the order of the columns of {@code rejected.csv}. */
  public void write(RejectionFilter filter, OutputStream out) throws IOException {
    long memory = SortedRows.USUAL_MEMORY / 2;
    try (SortedRows rows = new SortedRows(scratch, 1, memory);
        SortedRows latest = new SortedRows(scratch, 1, memory)) {
      RefusedRecords.Visitor put = putInto(rows.lane(0), filter);
      records.showRefused(put);
      records.showAwaiting(latest, put);
      out.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
      rows.writeTo(out);
    }
  }

  private static RefusedRecords.Visitor putInto(RowLane lane, RejectionFilter filter) {
    Row row = new Row();
    return (rejection, receivedAt, partition, offset) -> {
      Instant moment = Instant.ofEpochMilli(receivedAt);
      if (filter.wants(rejection, moment)) {
        row.next();
        key(rejection, row).number(receivedAt).number(partition).number(offset);
        RejectedRows.columns(rejection, row);
        row.line().text(moment.toString()).text(rejection.getAgency());
        lane.put(row);
      }
    };
  }

  private static SortKey key(Rejection rejection, Row row) {
    return row.key()
        .text(rejection.getOrigin().getSource())
        .number(rejection.getOrigin().getLine())
        .text(rejection.getRecordId())
        .text(rejection.getReason().name())
        .endOfGroup()
        .text(rejection.getAgency());
  }
}
