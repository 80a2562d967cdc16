package org.borderflow.rules.residence;

import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.Itinerary;

/**
 * The spells of an itinerary: spell {@code i} runs from crossing {@code i} to the next one. Because
 * directions alternate, spells of even number all lie on one side of the border and spells of odd
 * number on the other, and sums of days on one side are differences of running totals.
 */
public final class Spells {
  private final Direction first;
  private final int[] dates;
  private final int[] evenDays;

  private Spells(Direction first, int[] dates, int[] evenDays) {
    this.first = first;
    this.dates = dates;
    this.evenDays = evenDays;
  }

  /** The spells of an itinerary with at least one crossing. */
  public static Spells of(Itinerary itinerary) {
    int[] dates = new int[itinerary.size()];
    int[] evenDays = new int[dates.length];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = itinerary.crossing(i).date();
      if (i > 0) {
        evenDays[i] = evenDays[i - 1] + (i % 2 == 1 ? dates[i] - dates[i - 1] : 0);
      }
    }
    return new Spells(itinerary.crossing(0).direction(), dates, evenDays);
  }

  /** How many crossings there are. */
  public int count() {
    return dates.length;
  }

  /** The date of a crossing. */
  public int date(int crossing) {
    return dates[crossing];
  }

  /** The direction of a crossing. */
  public Direction direction(int crossing) {
    return crossing % 2 == 0 ? first : first.opposite();
  }

  /** Days on the far side of a crossing between it and a later one. A same-day spell is 0 days. */
  public int far(int crossing, int later) {
    int even = evenDays[later] - evenDays[crossing];
    return crossing % 2 == 0 ? even : dates[later] - dates[crossing] - even;
  }

  /** Days back on the near side between a crossing and a later one. */
  public int back(int crossing, int later) {
    return dates[later] - dates[crossing] - far(crossing, later);
  }
}
