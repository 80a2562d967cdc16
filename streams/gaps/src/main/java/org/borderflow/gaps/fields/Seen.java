package org.borderflow.gaps.fields;

import java.util.Objects;
import java.util.Set;
import org.borderflow.rules.travel.Crossing;

/**
 * A crossing that stands, and what is known of its record.
 *
 * @param crossing the crossing
 * @param leftBlank variables that stand blank in the record although the crossing has a word for
 *     it; empty if that cannot be told any more
 * @param lag days from the crossing until it was received, less than zero if it is dated later than
 *     it was received; {@link #NO_LAG} if that is not known
 */
public record Seen(Crossing crossing, Set<Variable> leftBlank, int lag) {

  /** Nobody knows when it was received. */
  public static final int NO_LAG = Integer.MIN_VALUE;

  public Seen {
    Objects.requireNonNull(crossing, "crossing");
    leftBlank = Set.copyOf(leftBlank);
  }
}
