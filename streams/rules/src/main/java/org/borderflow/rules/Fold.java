package org.borderflow.rules;

import java.util.List;
import org.borderflow.rules.travel.Crossing;

/**
 * What folding does to a history.
 *
 * @param past the folded past from now on
 * @param forgotten the crossings that need not be kept any more
 */
public record Fold(FoldedPast past, List<Crossing> forgotten) {
  public Fold {
    forgotten = List.copyOf(forgotten);
  }
}
