package org.borderflow.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * What the border agency received on one day.
 *
 * @param date the day of receipt; the crossings themselves may be older
 * @param lines lines of a crossing file in the order of receipt, without header and line ends
 */
public record Day(LocalDate date, List<String> lines) {

  /** Copies the lines. */
  public Day {
    lines = List.copyOf(lines);
  }
}
