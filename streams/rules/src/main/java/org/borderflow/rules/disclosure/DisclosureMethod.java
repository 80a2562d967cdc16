package org.borderflow.rules.disclosure;

import java.util.List;

/**
 * Disclosure control of one cell at a time. The answer depends on the cell, its exact count and the
 * key alone: a cell that has not changed is released alike in every table, at every as-of date and
 * whoever asks how often.
 */
public interface DisclosureMethod {

  /**
   * What is released of a cell.
   *
   * @param cell codes of the cell's dimensions, in the order of the published columns
   * @param count exact count, from 0
   * @param travellers how many distinct travellers the count is of
   * @throws IllegalArgumentException if the count is negative
   */
  Released release(List<String> cell, long count, long travellers);
}
