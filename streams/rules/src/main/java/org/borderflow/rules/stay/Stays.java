package org.borderflow.rules.stay;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.Itinerary;

/**
 * The stays of an itinerary: each entry opens one, the exit after it closes it. An exit that comes
 * first ends a stay whose beginning is unknown and makes none.
 */
public final class Stays {
  private final Itinerary itinerary;
  private final String country;
  private final ShortStayAllowance allowance;
  private final int asOf;

  /** Days of the stays that count for the allowance, so far. */
  private final List<DayRange> counted;

  private Stays(
      Itinerary itinerary,
      List<DayRange> usedBefore,
      String country,
      ShortStayAllowance allowance,
      int asOf) {
    this.itinerary = itinerary;
    this.counted = new ArrayList<>(usedBefore);
    this.country = country;
    this.allowance = allowance;
    this.asOf = asOf;
  }

  /**
   * The stays in order.
   *
   * @param itinerary no crossing is later than {@code asOf}
   * @param usedBefore counted days of stays before the itinerary, as ranges that ascend
   * @param country citizenship code of the reporting country, whose citizens need no allowance
   */
  public static List<Stay> of(
      Itinerary itinerary,
      List<DayRange> usedBefore,
      String country,
      ShortStayAllowance allowance,
      int asOf) {
    Stays stays = new Stays(itinerary, usedBefore, country, allowance, asOf);
    List<Stay> result = new ArrayList<>(itinerary.size() / 2 + 1);
    for (int i = firstEntry(itinerary); i < itinerary.size(); i += 2) {
      result.add(stays.from(i));
    }
    return result;
  }

  /**
   * The counted days that can still matter to stays after the first crossings of an itinerary.
   *
   * @param crossings how many crossings; the last of them is an exit
   * @param usedBefore counted days of stays before the itinerary, as ranges that ascend
   */
  public static List<DayRange> daysUsed(
      Itinerary itinerary,
      int crossings,
      List<DayRange> usedBefore,
      String country,
      ShortStayAllowance allowance) {
    int lastExit = itinerary.crossing(crossings - 1).date();
    Stays stays = new Stays(itinerary, usedBefore, country, allowance, lastExit);
    for (int i = firstEntry(itinerary); i < crossings; i += 2) {
      stays.from(i);
    }
    return allowance.usedBefore(stays.counted, lastExit);
  }

  /** The number of the first entry; every second crossing from there is one. */
  public static int firstEntry(Itinerary itinerary) {
    return itinerary.size() > 0 && itinerary.crossing(0).direction() == Direction.EXIT ? 1 : 0;
  }

  private Stay from(int index) {
    Crossing entry = itinerary.crossing(index);
    boolean open = index + 1 == itinerary.size();
    int end = open ? asOf : itinerary.crossing(index + 1).date();

    ShortStay shortStay = null;
    List<DayRange> usedBefore = List.of();
    if (counts(entry)) {
      List<DayRange> earlier = allowance.usedBefore(counted, entry.date());
      int given = entry.authorisedUntil();
      if (open) {
        shortStay = allowance.openAt(earlier, entry.date(), given, end);
        usedBefore = earlier;
      } else {
        shortStay = allowance.ended(earlier, entry.date(), given, end);
      }
      DayRange.append(counted, new DayRange(entry.date(), end));
    }

    int nights = end - entry.date();
    return new Stay(
        entry,
        itinerary.isSupposed(index),
        open ? null : itinerary.crossing(index + 1),
        !open && itinerary.isSupposed(index + 1),
        entry.date(),
        open ? Day.NONE : end,
        nights,
        visit(open, nights),
        shortStay,
        usedBefore);
  }

  private boolean counts(Crossing entry) {
    return entry.permit().isBlank() && !entry.citizenship().equals(country);
  }

  private static Visit visit(boolean open, int nights) {
    if (open) {
      return Visit.OPEN;
    }
    return nights == 0 ? Visit.SAME_DAY : Visit.OVERNIGHT;
  }
}
