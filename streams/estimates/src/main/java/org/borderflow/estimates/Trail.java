package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.residence.ResidenceChain;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * The way of one crossing from the day it was made to its verdict under one rule: on each day
 * either decided or in a {@link RaceState}. What it says of a day follows from the crossings up to
 * that day alone, so the past of a trail is what was known then.
 */
public final class Trail {
  private final ResidenceRule rule;
  private final Spells spells;
  private final ResidenceChain chain;
  private final int index;
  private final Crossing crossing;
  private final Traits traits;

  private Trail(
      ResidenceRule rule,
      Spells spells,
      ResidenceChain chain,
      int index,
      Crossing crossing,
      Traits traits) {
    this.rule = rule;
    this.spells = spells;
    this.chain = chain;
    this.index = index;
    this.crossing = crossing;
    this.traits = traits;
  }

  /**
   * The trails of a traveller's recorded crossings that were not decided at once.
   *
   * @param country code of the reporting country
   * @param rule the rule
   * @param number the rule's place in the rule book
   */
  public static List<Trail> of(
      String country, ResidenceRule rule, int number, Judgement judgement) {
    List<Trail> trails = new ArrayList<>();
    if (judgement.chains().isEmpty()) {
      return trails;
    }
    ResidenceChain chain = judgement.chains().get(number);
    Spells spells = judgement.spells();
    for (int i = 0; i < spells.count(); i++) {
      if (chain.finalFrom(i) > spells.date(i) && !judgement.itinerary().isSupposed(i)) {
        Crossing crossing = judgement.itinerary().crossing(i);
        Traits traits = Traits.of(country, judgement.itinerary(), spells, i);
        trails.add(new Trail(rule, spells, chain, i, crossing, traits));
      }
    }
    return trails;
  }

  public Crossing crossing() {
    return crossing;
  }

  public Traits traits() {
    return traits;
  }

  public int date() {
    return spells.date(index);
  }

  public Direction direction() {
    return spells.direction(index);
  }

  /** Whether on a day the crossing was made and not decided. */
  public boolean pendingOn(int day) {
    return date() <= day && day < chain.finalFrom(index);
  }

  /** Whether on a day it is a migration for certain. The day must have come. */
  public boolean migrantBy(int day) {
    return chain.finalFrom(index) <= day && chain.outcome(index).verdict() == Verdict.MIGRANT;
  }

  /** Whether the traveller is on the far side at the end of a day. */
  public boolean farOn(int day) {
    return (lastCrossing(day) - index) % 2 == 0;
  }

  /** The state at the end of a day that has come and is not before the crossing. */
  int stateOn(int day) {
    if (chain.finalFrom(index) <= day) {
      return migrantBy(day) ? RaceState.MIGRANT : RaceState.NOT_MIGRANT;
    }
    int last = lastCrossing(day);
    boolean far = (last - index) % 2 == 0;
    if (chain.knownFrom(index) <= day) {
      int back = back(index, last, day);
      return far ? RaceState.far(rule, back, day - spells.date(last)) : RaceState.near(rule, back);
    }
    int open = index - 1;
    while (open > 0 && chain.knownFrom(open) > day) {
      open--;
    }
    return RaceState.waiting(rule, far, (index - open) % 2 == 0, back(open, last, day));
  }

  /** Hands out the steps that were complete at the end of a day. */
  public void steps(Checkpoints checkpoints, int asOf, Consumer<Step> steps) {
    int from = stateOn(date());
    for (int i = 0; i + 1 < checkpoints.count() && from < RaceState.PENDING; i++) {
      int day = date() + checkpoints.age(i + 1);
      if (day > asOf) {
        return;
      }
      int to = stateOn(day);
      steps.accept(new Step(traits, Months.of(day), i, from, to));
      from = to;
    }
  }

  private int back(int start, int last, int day) {
    boolean far = (last - start) % 2 == 0;
    return spells.back(start, last) + (far ? 0 : day - spells.date(last));
  }

  private int lastCrossing(int day) {
    int last = index;
    while (last + 1 < spells.count() && spells.date(last + 1) <= day) {
      last++;
    }
    return last;
  }
}
