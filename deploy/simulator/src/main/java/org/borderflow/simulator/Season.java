package org.borderflow.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * When in the year and in the week people set out, for one reason of travelling.
 *
 * <p>Per cent of an average day, January to December and Monday to Sunday. The weekly shapes follow
 * what published daily counts of busy borders show: residents leave before the weekend, shoppers
 * come on Saturdays, business sets out on Mondays.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of never change
enum Season {
  /** Residents going on holiday: mid-year winter, the October break, Christmas. */
  AWAY(
      List.of(95, 65, 75, 105, 95, 120, 130, 95, 115, 105, 80, 150),
      List.of(85, 80, 85, 95, 130, 140, 85),
      Festivity.LEISURE),
  /** Foreigners coming on holiday: the southern summer. */
  HERE(
      List.of(150, 155, 130, 90, 65, 60, 80, 75, 75, 90, 115, 150),
      List.of(95, 90, 90, 95, 110, 125, 95),
      Festivity.LEISURE),
  /** Meetings and contracts. */
  BUSINESS(
      List.of(60, 105, 120, 100, 115, 105, 95, 110, 115, 115, 110, 55),
      List.of(180, 145, 120, 90, 55, 25, 85),
      Festivity.WORK),
  /** Daily work across the border. */
  COMMUTING(
      List.of(90, 105, 105, 100, 105, 105, 95, 105, 105, 105, 105, 80),
      List.of(138, 138, 138, 138, 132, 12, 4),
      Festivity.WORK),
  /** Day trips and shopping. */
  SHOPPING(
      List.of(95, 85, 90, 95, 95, 95, 100, 100, 95, 100, 115, 145),
      List.of(70, 65, 70, 75, 110, 180, 130),
      Festivity.LEISURE),
  /** Semesters begin in February and July. */
  STUDY(
      List.of(180, 380, 90, 40, 40, 90, 260, 60, 30, 20, 10, 10),
      List.of(110, 95, 95, 95, 100, 110, 95),
      Festivity.NONE),
  /** Harvest and planting. */
  HARVEST(
      List.of(120, 130, 60, 40, 60, 70, 50, 80, 120, 180, 180, 110),
      List.of(130, 110, 105, 100, 95, 80, 80),
      Festivity.NONE),
  /** Cruise ships come in summer only. */
  CRUISE(
      List.of(260, 260, 190, 60, 1, 1, 1, 1, 5, 80, 150, 195),
      List.of(100, 80, 100, 90, 110, 110, 110),
      Festivity.NONE),
  /** No season to speak of. */
  EVEN(
      List.of(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100),
      List.of(105, 100, 100, 100, 100, 95, 100),
      Festivity.NONE);

  private final List<Integer> months;
  private final List<Integer> weekdays;
  private final Festivity festivity;

  Season(List<Integer> months, List<Integer> weekdays, Festivity festivity) {
    this.months = months;
    this.weekdays = weekdays;
    this.festivity = festivity;
  }

  /** How busy one day is; 1 is an average day. */
  double weight(int day) {
    int month = LocalDate.ofEpochDay(day).getMonthValue();
    return months.get(month - 1) * weekdays.get(Weekday.of(day)) * festivity.percent(day) / 1e6;
  }
}
