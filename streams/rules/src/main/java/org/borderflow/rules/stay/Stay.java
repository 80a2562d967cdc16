package org.borderflow.rules.stay;

import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;

/**
 * One stay in the country.
 *
 * @param entry the entry; if supposed, a copy of the exit after it, the other way, without number
 * @param entrySupposed whether nobody saw the entry
 * @param exit the exit, null while open; if supposed, a copy of the entry after it
 * @param exitSupposed whether nobody saw the exit
 * @param entryDate date of the entry
 * @param exitDate date of the exit, {@link Day#NONE} while open
 * @param nights difference of the dates; while open, to the as-of date
 * @param visit same-day, overnight or open
 * @param shortStay the 90/180 figures, null for citizens and holders of a permit
 * @param usedBefore for open stays with 90/180 figures, the days of earlier counted stays that can
 *     still matter: with them {@link ShortStayAllowance#openAt} gives the figures at a later date
 *     without the history. Empty otherwise.
 */
public record Stay(
    Crossing entry,
    boolean entrySupposed,
    Crossing exit,
    boolean exitSupposed,
    int entryDate,
    int exitDate,
    int nights,
    Visit visit,
    ShortStay shortStay,
    List<DayRange> usedBefore) {

  public Stay {
    usedBefore = List.copyOf(usedBefore);
  }

  /** Whether no exit is known. */
  public boolean isOpen() {
    return visit == Visit.OPEN;
  }

  /**
   * The same without the numbers of an open stay that merely grow with the as-of date, for
   * comparing what is published.
   */
  public Stay withoutGrowth() {
    if (!isOpen()) {
      return this;
    }
    return new Stay(
        entry,
        entrySupposed,
        exit,
        exitSupposed,
        entryDate,
        exitDate,
        0,
        visit,
        shortStay == null ? null : shortStay.withoutGrowth(),
        usedBefore);
  }
}
