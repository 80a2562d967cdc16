package org.borderflow.view.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** The rows of a file of flows, from the first to the last. */
final class FlowLines implements Closeable {

  private final BufferedReader in;
  private final BufferedReader travellers;
  private FlowLine row;

  private FlowLines(BufferedReader in, BufferedReader travellers) {
    this.in = in;
    this.travellers = travellers;
  }

  /**
   * Stands at the first row.
   *
   * @param travellers a file with the number of travellers of each row
   */
  static FlowLines of(Path file, Path travellers) throws IOException {
    FlowLines rows =
        new FlowLines(Files.newBufferedReader(file), Files.newBufferedReader(travellers));
    if (rows.in.readLine() == null || rows.travellers.readLine() == null) {
      throw new IOException(file + " or " + travellers + " has no header");
    }
    rows.next();
    return rows;
  }

  /** Whether there is a row of this frequency and direction here. */
  boolean isAt(String freq, String direction) {
    return row != null && row.freq().equals(freq) && row.direction().equals(direction);
  }

  /** Goes on to the first row of this frequency and direction, or to the first one behind them. */
  void goTo(String freq, String direction) throws IOException {
    while (row != null && before(freq, direction)) {
      next();
    }
  }

  private boolean before(String freq, String direction) {
    int order = row.freq().compareTo(freq);
    return order < 0 || (order == 0 && row.direction().compareTo(direction) < 0);
  }

  /** The row here; takes one step. */
  FlowLine take() throws IOException {
    FlowLine taken = row();
    next();
    return taken;
  }

  /** The row here. */
  FlowLine row() {
    if (row == null) {
      throw new NoSuchElementException("All rows have been read");
    }
    return row;
  }

  private void next() throws IOException {
    String line = in.readLine();
    row = line == null ? null : FlowLine.parse(line, numberOfTravellers());
  }

  private long numberOfTravellers() throws IOException {
    String number = travellers.readLine();
    if (number == null) {
      throw new IOException("There are fewer numbers of travellers than rows of flows");
    }
    return Long.parseLong(number);
  }

  @Override
  public void close() throws IOException {
    in.close();
    travellers.close();
  }
}
