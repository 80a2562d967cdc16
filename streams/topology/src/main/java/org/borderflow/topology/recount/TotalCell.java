package org.borderflow.topology.recount;

import java.util.Comparator;

/**
 * A flow cell in which all dimensions are totalled.
 *
 * @param measure what is counted
 * @param rule name of the rule, {@code _Z} if none applies
 * @param direction A, D or NET
 * @param period a month, {@code 2024-03}, or a year, {@code 2024}
 */
public record TotalCell(String measure, String rule, String direction, String period)
    implements Comparable<TotalCell> {

  private static final Comparator<TotalCell> BY_COLUMN =
      Comparator.comparing(TotalCell::measure)
          .thenComparing(TotalCell::rule)
          .thenComparing(TotalCell::direction)
          .thenComparing(TotalCell::period);

  @Override
  public int compareTo(TotalCell other) {
    return BY_COLUMN.compare(this, other);
  }
}
