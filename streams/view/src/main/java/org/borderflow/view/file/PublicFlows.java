package org.borderflow.view.file;

import static org.borderflow.view.file.Words.ascii;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.Released;
import org.borderflow.view.sort.CsvLine;

/**
 * {@code flows-public.csv}: what may be told of the rows of {@code flows.csv}, in their order.
 *
 * <p>Net flows are made from what was released of arrivals and departures, never from exact net
 * flows. The exact file is walked through three times at once: its arrivals stand before its
 * departures, and both are in the order in which the net flows are to come.
 */
public final class PublicFlows {

  private static final String ARRIVALS = "A";
  private static final String DEPARTURES = "D";
  private static final String NET = "NET";

  private static final int WRITE_BYTES = 1 << 18;

  /** In the order in which the file has them. */
  private static final List<String> FREQUENCIES = List.of("A", "M");

  private static final byte[] STRUCTURE = ascii("dataflow,BF:FLOWS(1.0),I");
  private static final byte[] CONFIDENTIAL = ascii("C");
  private static final byte[] PERTURBED = ascii("P");
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
   * @param into the file to be written
   * @return number of rows
   */
  public static long write(Path exact, DisclosureMethod method, Path into) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), WRITE_BYTES)) {
      out.write(ascii(FlowFormat.HEADER + "\n"));
      return new PublicFlows(method, out).write(exact);
    }
  }

  private long write(Path exact) throws IOException {
    try (FlowLines rows = FlowLines.of(exact);
        FlowLines arrivals = FlowLines.of(exact);
        FlowLines departures = FlowLines.of(exact)) {
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
      Released released = release(row);
      if (!isZero(released)) {
        put(row.cell(), released, row.status(), row.asOf());
      }
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
        net(either, a, d);
      }
    }
  }

  private void net(FlowLine either, FlowLine a, FlowLine d) throws IOException {
    Released arrived = a == null ? nothing(either, ARRIVALS) : release(a);
    Released departed = d == null ? nothing(either, DEPARTURES) : release(d);
    if (!isZero(arrived) || !isZero(departed)) {
      boolean provisional = isProvisional(a) || isProvisional(d);
      put(
          either.cell(NET),
          arrived.less(departed),
          provisional ? FlowLine.PROVISIONAL : either.status(),
          either.asOf());
    }
  }

  private static boolean isProvisional(FlowLine row) {
    return row != null && row.status().equals(FlowLine.PROVISIONAL);
  }

  private Released nothing(FlowLine row, String direction) {
    return method.release(row.cell(direction), 0, 0);
  }

  private Released release(FlowLine row) {
    // How many travellers are behind a count is not known; the count itself stands for them.
    return method.release(row.cell(), row.count(), row.count());
  }

  private static boolean isZero(Released released) {
    return released.form() == Released.Form.SHOWN && released.value() == 0;
  }

  private void put(List<String> cell, Released released, String status, String asOf)
      throws IOException {
    if (released.form() == Released.Form.WITHHELD) {
      return;
    }
    CsvLine line = new CsvLine().columns(STRUCTURE);
    cell.forEach(line::text);
    if (released.form() == Released.Form.SHOWN) {
      line.number(released.value());
    } else {
      line.empty();
    }
    line.text(status);
    line.plain(released.form() == Released.Form.SHOWN ? PERTURBED : CONFIDENTIAL);
    line.text(asOf);
    line.columns(NOTHING_ELSE);
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    written++;
  }
}
