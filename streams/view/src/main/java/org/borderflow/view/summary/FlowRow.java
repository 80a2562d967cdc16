package org.borderflow.view.summary;

import java.util.stream.IntStream;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;

/**
 * One flow cell with its dimensions.
 *
 * @param key what is counted
 * @param value how many
 */
public record FlowRow(FlowCellKey key, FlowCell value) {

  private static final String TOTAL = "_T";

  /** The dimensions that the cubes break down: from citizenship to country of birth. */
  private static final int[] BREAKDOWNS =
      IntStream.rangeClosed(
              FlowCellKey.SCHEMA$.getField("citizenship").pos(),
              FlowCellKey.SCHEMA$.getField("birthCountry").pos())
          .toArray();

  /** Whether a cell belongs to the total cube: no dimension broken down. */
  public static boolean isTotal(FlowCellKey key) {
    for (int dimension : BREAKDOWNS) {
      if (!TOTAL.equals(key.get(dimension))) {
        return false;
      }
    }
    return true;
  }
}
