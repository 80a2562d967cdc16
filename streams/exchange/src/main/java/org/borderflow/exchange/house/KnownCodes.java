package org.borderflow.exchange.house;

import java.util.Set;
import org.borderflow.clearing.check.Codes;
import org.borderflow.view.cells.Column;
import org.borderflow.view.sdmx.Concept;

/** The codes of the structure {@code BF:FLOWS(1.0)}. */
public final class KnownCodes {

  private KnownCodes() {}

  /** All of them. */
  public static Codes all() {
    return new Codes(
        codes(Column.COUNTERPART), codes(Column.MEASURE), codes(Column.SEX), codes(Column.AGE));
  }

  private static Set<String> codes(Column column) {
    return Concept.of(column).codes().orElseThrow().codes().keySet();
  }
}
