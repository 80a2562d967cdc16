package org.borderflow.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The truth about residence, worked out from a whole life.
 *
 * <p>Written here on its own, from the published description and not with the pipeline's rules, so
 * that the two can be held against each other.
 */
final class TwelveSixteen {

  private static final int FAR_SIDE_DAYS = 365;
  private static final int DAYS_BACK = 122;

  private TwelveSixteen() {}

  /** One crossing as the rule sees it. */
  record Step(Direction direction, int day) {}

  /** The verdict on one crossing and where the person lived just before it. */
  record Verdict(boolean residentBefore, boolean migrant) {}

  /**
   * Judges each crossing in turn; the status after one is the status before the next. After the
   * last crossing the person is taken to stay where they are.
   */
  static List<Verdict> judge(boolean residentAtStart, List<Step> steps) {
    List<Verdict> verdicts = new ArrayList<>(steps.size());
    boolean resident = residentAtStart;
    for (int i = 0; i < steps.size(); i++) {
      boolean leavesHome = resident == (steps.get(i).direction() == Direction.EXIT);
      boolean migrant = leavesHome && staysAway(steps, i);
      verdicts.add(new Verdict(resident, migrant));
      resident ^= migrant;
    }
    return verdicts;
  }

  /** The race: 365 days on the far side before more than 122 days back. */
  private static boolean staysAway(List<Step> steps, int start) {
    long away = 0;
    long back = 0;
    for (int i = start; i < steps.size() - 1; i++) {
      int spell = steps.get(i + 1).day() - steps.get(i).day();
      if (steps.get(i).direction() == steps.get(start).direction()) {
        away += spell;
      } else {
        back += spell;
      }
      if (away >= FAR_SIDE_DAYS) {
        return true;
      }
      if (back > DAYS_BACK) {
        return false;
      }
    }
    return steps.get(steps.size() - 1).direction() == steps.get(start).direction();
  }
}
