package org.borderflow.view.cells;

import java.util.Map;
import java.util.Set;

/**
 * Lets cells through by the codes of their dimensions and by their period.
 *
 * @param codes of each dimension that is named the codes that pass; the others pass with any
 * @param periods the periods that pass
 */
public record CellFilter(Map<Column, Set<String>> codes, Periods periods) {

  /** Everything passes. */
  public static final CellFilter ALL = new CellFilter(Map.of(), Periods.ALL);

  private static final String TOTAL = "_T";

  public CellFilter {
    codes = Map.copyOf(codes);
  }

  /** Whether a cell passes. */
  public boolean test(Cell cell) {
    for (Map.Entry<Column, Set<String>> named : codes.entrySet()) {
      if (!named.getValue().contains(cell.get(named.getKey()))) {
        return false;
      }
    }
    return periods.contain(cell.get(Column.TIME_PERIOD));
  }

  /** Whether a cell of a cube may pass. */
  boolean mayPass(int cube) {
    for (Column dimension : Column.breakdowns()) {
      Set<String> named = codes.get(dimension);
      if (named != null) {
        boolean totalled = (cube & Cell.bit(dimension)) == 0;
        boolean wantsTotal = named.contains(TOTAL);
        if (totalled ? !wantsTotal : wantsTotal && named.size() == 1) {
          return false;
        }
      }
    }
    return true;
  }
}
