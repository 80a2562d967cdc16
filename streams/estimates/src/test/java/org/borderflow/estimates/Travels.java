package org.borderflow.estimates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;

/** Travellers for tests. */
public final class Travels {
  public static final ResidenceRule RULE = NamedRules.standard().named("12/16");
  public static final RuleBook BOOK = new RuleBook("NZL", List.of(RULE), Anomalies.SET_ASIDE);
  public static final int START = Day.parse("2018-01-01");

  private static final List<String> PURPOSES = List.of("HOLIDAY", "EDUCATION", "EMPLOYMENT");

  private Travels() {}

  /** A crossing of somebody who was born in 1990 and has no permit. */
  public static Crossing crossing(String id, Direction direction, int day, String purpose) {
    return new Crossing(
        "agency",
        id,
        direction,
        day,
        -1,
        "NZAKL",
        -1,
        "FRA",
        "FRA",
        "FRA",
        "FRA",
        1990,
        1,
        "F",
        purpose,
        "",
        Day.NONE,
        "AIR",
        TravellerClass.ORDINARY);
  }

  /** Somebody whose spells are of all lengths, alternating from a random direction. */
  public static List<Crossing> traveller(String name, Random random, int until) {
    List<Crossing> crossings = new ArrayList<>();
    Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
    String purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
    int day = START + random.nextInt(900);
    while (day <= until) {
      crossings.add(crossing(name + "/" + crossings.size(), direction, day, purpose));
      direction = direction.opposite();
      day += 1 + random.nextInt(random.nextBoolean() ? 30 : random.nextInt(600) + 1);
    }
    return crossings;
  }

  /** Many of them. */
  public static List<List<Crossing>> travellers(int count, long seed, int until) {
    Random random = new Random(seed);
    List<List<Crossing>> travellers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      travellers.add(traveller("t" + i, random, until));
    }
    travellers.removeIf(List::isEmpty);
    return travellers;
  }

  /** The trails of somebody whose crossings are in order. */
  public static List<Trail> trails(List<Crossing> ordered, int asOf) {
    Judgement judgement = BOOK.judge(FoldedPast.NONE, ordered, KnownResidence.NONE, asOf);
    return Trail.of("NZL", RULE, 0, judgement);
  }
}
