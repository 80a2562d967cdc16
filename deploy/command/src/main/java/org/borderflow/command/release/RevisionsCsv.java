package org.borderflow.command.release;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.borderflow.topology.recount.Revision;
import org.borderflow.topology.recount.Revision.Part;
import org.borderflow.topology.recount.TotalCell;

/** {@code revisions.csv}, and the total cells of {@code flows.csv} with which it compares. */
final class RevisionsCsv {

  static final String FILE = "revisions.csv";

  private static final String HEADER =
      "MEASURE,RULE,DIRECTION,TIME_PERIOD,previous,new_records,late_records,"
          + "corrections_and_links,outcomes_now_known,model,rules,current\n";
  private static final String ALL_TOTALLED = ",_T,_T,_T,_T,_T,_T,_T,_T,_T,";
  private static final int DIRECTION = 5;
  private static final int MEASURE = 6;
  private static final int RULE = 7;
  private static final int PERIOD = 17;
  private static final int VALUE = 18;
  private static final int THOUSAND = 1_000;

  private RevisionsCsv() {}

  static void write(List<Revision.Row> rows, Path directory) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve(FILE))) {
      out.write(HEADER);
      for (Revision.Row row : rows) {
        TotalCell cell = row.cell();
        out.write(String.join(",", cell.measure(), cell.rule(), cell.direction(), cell.period()));
        write(row.previous(), out);
        for (Part part : Part.values()) {
          write(row.parts().getOrDefault(part, 0L), out);
        }
        write(row.current(), out);
        out.write('\n');
      }
    }
  }

  /** Whole numbers have no decimals, all others three. */
  private static void write(long thousandths, BufferedWriter out) throws IOException {
    out.write(',');
    out.write(
        thousandths % THOUSAND == 0
            ? Long.toString(thousandths / THOUSAND)
            : String.format(
                Locale.ROOT,
                "%s%d.%03d",
                thousandths < 0 ? "-" : "",
                Math.abs(thousandths) / THOUSAND,
                Math.abs(thousandths) % THOUSAND));
  }

  /** The values of the cells of {@code flows.csv} with all dimensions totalled, in thousandths. */
  static Map<TotalCell, Long> totals(Path flows) throws IOException {
    Map<TotalCell, Long> totals = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(flows)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.contains(ALL_TOTALLED)) {
          String[] fields = line.split(",", -1);
          totals.put(
              new TotalCell(fields[MEASURE], fields[RULE], fields[DIRECTION], fields[PERIOD]),
              new BigDecimal(fields[VALUE]).movePointRight(3).longValueExact());
        }
      }
    }
    return totals;
  }
}
