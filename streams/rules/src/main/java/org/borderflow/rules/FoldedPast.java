package org.borderflow.rules;

import java.util.List;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.stay.DayRange;
import org.borderflow.rules.travel.Day;

/**
 * What is left of a traveller's oldest crossings once nothing can change them any more: all that
 * the rules need to judge those that remain. It always ends with an exit, so no stay is cut in two.
 *
 * @param setAside whether the crossings contradicted each other: then those that remain are set
 *     aside as well, and nothing else is known
 * @param lastExit date of the exit it ends with, {@link Day#NONE} if nothing was folded
 * @param lastEntry date of the entry before that exit, {@link Day#NONE} if there was none
 * @param residences for each rule of the rule book, in its order, where its chain stands
 * @param daysUsed days counted for the short-stay allowance that can still matter, as ranges that
 *     ascend
 */
public record FoldedPast(
    boolean setAside,
    int lastExit,
    int lastEntry,
    List<ResidenceSoFar> residences,
    List<DayRange> daysUsed) {

  /** Nothing was folded. */
  public static final FoldedPast NONE =
      new FoldedPast(false, Day.NONE, Day.NONE, List.of(), List.of());

  /** Crossings that contradicted each other. */
  public static final FoldedPast SET_ASIDE =
      new FoldedPast(true, Day.NONE, Day.NONE, List.of(), List.of());

  public FoldedPast {
    residences = List.copyOf(residences);
    daysUsed = List.copyOf(daysUsed);
  }

  /** Where the chain of a rule stands, null if nothing was folded. */
  ResidenceSoFar residence(int rule) {
    return residences.isEmpty() ? null : residences.get(rule);
  }
}
