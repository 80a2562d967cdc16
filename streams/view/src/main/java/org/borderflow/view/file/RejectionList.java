package org.borderflow.view.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.file.Refusals.Refused;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortKey;
import org.borderflow.view.sort.SortedRows;

/** What a deployment has refused, as CSV. */
public final class RejectionList {

  /** The columns: those of {@code rejected.csv}, and who sent it when. */
  public static final String HEADER = RejectedRows.HEADER + ",received_at,agency";

  private final Refusals refusals;
  private final Path scratch;

  /**
   * @param scratch where temporary files may be written while sorting; made if missing
   */
  public RejectionList(Refusals refusals, Path scratch) {
    this.refusals = refusals;
    this.scratch = scratch;
  }

  /** Writes those that are wanted, in the order of the columns of {@code rejected.csv}. */
  public void write(RejectionFilter filter, OutputStream out) throws IOException {
    try (SortedRows rows = new SortedRows(scratch, 1, SortedRows.USUAL_MEMORY / 2)) {
      refusals.show(filter, putInto(rows.lane(0)));
      out.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
      rows.writeTo(out);
    }
  }

  private static Consumer<Refused> putInto(RowLane lane) {
    Row row = new Row();
    return refused -> {
      Rejection rejection = refused.rejection();
      row.next();
      key(rejection, row)
          .number(refused.receivedAt().toEpochMilli())
          .number(refused.partition())
          .number(refused.offset());
      RejectedRows.columns(rejection, row);
      row.line().text(refused.receivedAt().toString()).text(rejection.getAgency());
      lane.put(row);
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
