package org.borderflow.view.file;

import static org.borderflow.view.file.Words.ascii;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.view.sort.CsvLine;

/**
 * {@code flows-public.csv}: what may be told of the rows of {@code flows.csv}, in their order.
 *
 * <p>Net flows are made from what was released of arrivals and departures, never from exact net
 * flows. The exact file is walked through three times at once: its arrivals stand before its
 * departures, and both are in the order in which the net flows are to come.
 */
final class PublicFlows {

  private static final String ARRIVALS = "A";
  private static final String DEPARTURES = "D";
  private static final String NET = "NET";

  private static final int WRITE_BYTES = 1 << 18;

  /** In the order in which the file has them. */
  private static final List<String> FREQUENCIES = List.of("A", "M");

  private static final byte[] STRUCTURE = ascii("dataflow,BF:FLOWS(1.0),I");
  private static final byte[] NOTHING_ELSE = ascii(",,,,");

  private final DisclosureMethod method;
  private final OutputStream out;
  private long written;

  private PublicFlows(DisclosureMethod method, OutputStream out) {
    this.method = method;
    this.out = out;
  }

  /**
   * Writes the public rows.
   *
   * @param exact {@code flows.csv}
   * @param travellers a file with the number of travellers of each of its rows
   * @param into the file to be written
   * @return number of rows
   */
  static long write(Path exact, Path travellers, DisclosureMethod method, Path into)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), WRITE_BYTES)) {
      out.write(ascii(FlowFormat.HEADER + "\n"));
      return new PublicFlows(method, out).write(exact, travellers);
    }
  }

  private long write(Path exact, Path travellers) throws IOException {
    try (FlowLines rows = FlowLines.of(exact, travellers);
        FlowLines arrivals = FlowLines.of(exact, travellers);
        FlowLines departures = FlowLines.of(exact, travellers)) {
      for (String freq : FREQUENCIES) {
        copy(rows, freq, ARRIVALS);
        copy(rows, freq, DEPARTURES);
        net(freq, arrivals, departures);
      }
    }
    return written;
  }

  private void copy(FlowLines rows, String freq, String direction) throws IOException {
    rows.goTo(freq, direction);
    while (rows.isAt(freq, direction)) {
      FlowLine row = rows.take();
      put(row.cell(), row.exact().released(method, row.cell()).told(), row.asOf());
    }
  }

  private void net(String freq, FlowLines arrivals, FlowLines departures) throws IOException {
    arrivals.goTo(freq, ARRIVALS);
    departures.goTo(freq, DEPARTURES);
    while (true) {
      boolean arrived = arrivals.isAt(freq, ARRIVALS);
      boolean departed = departures.isAt(freq, DEPARTURES);
      if (!arrived && !departed) {
        return;
      }
      int order =
          !arrived ? 1 : !departed ? -1 : arrivals.row().compareWithinDirection(departures.row());
      FlowLine a = order <= 0 ? arrivals.take() : null;
      FlowLine d = order >= 0 ? departures.take() : null;
      FlowLine either = a == null ? d : a;
      if (either.measure().hasNet()) {
        net(
            either,
            a == null ? ExactCell.EMPTY : a.exact(),
            d == null ? ExactCell.EMPTY : d.exact());
      }
    }
  }

  private void net(FlowLine either, ExactCell arrived, ExactCell departed) throws IOException {
    put(
        either.cell(NET),
        arrived
            .released(method, either.cell(ARRIVALS))
            .net(departed.released(method, either.cell(DEPARTURES))),
        either.asOf());
  }

  private void put(List<String> cell, Optional<PublicCell> told, String asOf) throws IOException {
    if (told.isEmpty()) {
      return;
    }
    PublicCell value = told.get();
    CsvLine line = new CsvLine().columns(STRUCTURE);
    cell.forEach(line::text);
    if (value.value() == null) {
      line.empty();
    } else {
      line.number(value.value());
    }
    line.text(value.obsStatus());
    line.text(value.confStatus());
    line.text(asOf);
    line.columns(NOTHING_ELSE);
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    written++;
  }
}
