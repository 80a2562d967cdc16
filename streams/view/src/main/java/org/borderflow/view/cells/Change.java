package org.borderflow.view.cells;

/**
 * Something that became otherwise in a table.
 *
 * @param number changes of a table are numbered from 1
 * @param kind what it was
 * @param cell the cell as it is now; of one that is gone without an observation; null if it was
 *     none
 * @param asOf the as-of date then; empty if none was known
 */
public record Change(long number, Kind kind, Cell cell, String asOf) {

  /** What became otherwise. */
  public enum Kind {
    /** A cell is new, or has another observation. */
    CELL,
    /** A cell is gone. */
    GONE,
    /** The as-of date. */
    AS_OF
  }
}
