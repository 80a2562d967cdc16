package org.borderflow.view.lengths;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.borderflow.rules.length.LengthClass;

/** CSV with a header and a line for each row. No value of it needs quotation marks. */
public final class LengthCsv {

  /** The first line. */
  public static final String HEADER =
      "REF_AREA,DIRECTION,TIME_PERIOD,LENGTH,NIGHTS_FROM,NIGHTS_TO,OBS_VALUE,CONF_STATUS,AS_OF";

  private LengthCsv() {}

  /**
   * Writes rows.
   *
   * @param asOf the as-of date; empty if none is known
   */
  public static void write(List<LengthRow> rows, String asOf, OutputStream out) throws IOException {
    line(HEADER, out);
    for (LengthRow row : rows) {
      LengthClass length = row.length();
      line(
          String.join(
              ",",
              row.refArea(),
              row.direction(),
              row.year(),
              length.code(),
              Integer.toString(length.from()),
              length.to() == LengthClass.NO_END ? "" : Integer.toString(length.to()),
              row.value() == null ? "" : row.value().toString(),
              row.confStatus(),
              asOf),
          out);
    }
  }

  private static void line(String line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
