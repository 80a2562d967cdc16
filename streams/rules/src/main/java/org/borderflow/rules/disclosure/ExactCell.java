package org.borderflow.rules.disclosure;

import java.util.List;

/**
 * What disclosure control has to know of an exact cell.
 *
 * @param value what is observed, as a whole number: half up, where it is an estimate
 * @param provisional whether anything in it is pending
 * @param travellers how many distinct travellers contribute to it
 */
public record ExactCell(long value, boolean provisional, long travellers) {

  /** A cell with nothing in it. */
  public static final ExactCell EMPTY = new ExactCell(0, false, 0);

  /**
   * What a method releases of this cell.
   *
   * @param cell codes of the cell's dimensions, in the order of the published columns
   */
  public ReleasedCell released(DisclosureMethod method, List<String> cell) {
    return new ReleasedCell(method.release(cell, value, travellers), provisional);
  }
}
