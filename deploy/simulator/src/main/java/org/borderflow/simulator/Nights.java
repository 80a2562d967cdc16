package org.borderflow.simulator;

import java.util.List;

/** How long trips last, for one reason of travelling. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of never change
enum Nights {
  SAME_DAY(List.of(0), 0),
  WEEKEND(List.of(1, 2, 2, 2, 3, 3), 50),
  HOLIDAY(
      List.of(3, 4, 5, 6, 7, 7, 8, 9, 10, 10, 12, 14, 14, 15, 17, 20, 21, 24, 28, 35, 45, 60), 40),
  FAMILY(List.of(5, 7, 9, 10, 12, 14, 14, 18, 21, 21, 25, 28, 30, 35, 42, 56), 35),
  BUSINESS(List.of(1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 8, 11), -60),
  LAYOVER(List.of(1, 1, 1, 2, 2, 3), 0),
  HOME_LEAVE(List.of(10, 14, 18, 21, 21, 25, 28, 30, 35, 42, 60), 30),
  /** Beyond the ninety days that a visitor is allowed. */
  OVERSTAY(List.of(92, 95, 101, 110, 124, 140, 165, 190, 230, 290, 350, 420), 0);

  private final List<Integer> typical;
  private final int weekendPull;

  /** Weekend pull: per cent of returns moved on to a Sunday, or, if negative, back to a Friday. */
  Nights(List<Integer> typical, int weekendPull) {
    this.typical = typical;
    this.weekendPull = weekendPull;
  }

  /** The day of return of somebody who sets out on the given day. */
  int returning(int day, Chance chance) {
    int back = day + chance.oneOf(typical);
    if (weekendPull > 0 && chance.happens(weekendPull / 100.0)) {
      return back + Weekday.SUNDAY - Weekday.of(back);
    }
    if (weekendPull < 0 && chance.happens(-weekendPull / 100.0)) {
      return Math.max(day + 1, back - Math.max(0, Weekday.of(back) - Weekday.FRIDAY));
    }
    return back;
  }
}
