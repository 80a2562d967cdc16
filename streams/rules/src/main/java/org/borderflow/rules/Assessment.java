package org.borderflow.rules;

import java.util.List;
import org.borderflow.rules.travel.Day;

/**
 * Everything the rules say about one traveller, as of a date.
 *
 * @param crossings every recorded crossing up to the as-of date: those in scope in order of travel,
 *     then the others
 * @param stays stays in the country in order
 * @param supposed how many crossings were supposed
 * @param setAside whether the crossings contradict each other and are not judged
 * @param nextDue the first later date at which an assessment of the same crossings would publish
 *     something else, {@link Day#NONE} if never
 */
public record Assessment(
    List<AssessedCrossing> crossings,
    List<AssessedStay> stays,
    int supposed,
    boolean setAside,
    int nextDue) {

  public Assessment {
    crossings = List.copyOf(crossings);
    stays = List.copyOf(stays);
  }

  /**
   * Whether both publish the same. The numbers of an open stay that merely grow with the as-of date
   * (nights, days used, days over) are left out: they follow from the rest, and a traveller who
   * simply stays would otherwise be news every day.
   */
  public boolean sameFacts(Assessment other) {
    return setAside == other.setAside
        && supposed == other.supposed
        && crossings.equals(other.crossings)
        && facts(stays).equals(facts(other.stays));
  }

  private static List<AssessedStay> facts(List<AssessedStay> stays) {
    return stays.stream().map(AssessedStay::withoutGrowth).toList();
  }
}
