package org.borderflow.rules;

import java.util.List;
import java.util.Random;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;

/**
 * Histories made from a seed: the same seed, the same history. Gaps mix same-day returns, weekends,
 * seasons and years, and lean towards the limits of the rules, where mistakes live.
 *
 * @param traveller the crossings
 * @param initial residence known from elsewhere
 */
public record RandomTravel(Traveller traveller, KnownResidence initial) {
  private static final int START = Day.parse("2019-06-01");

  /** Directions alternate and every day can be put in order, whatever part of it is known. */
  public static RandomTravel clean(long seed) {
    return make(new Random(seed), 12, false);
  }

  /** Crossings may be missing, times too, and some travel as crew. */
  public static RandomTravel untidy(long seed) {
    return make(new Random(seed), 12, true);
  }

  /** Like {@link #untidy}, over many years. */
  public static RandomTravel untidyAndLong(long seed) {
    return make(new Random(seed), 40, true);
  }

  /** Like {@link #clean}, over many years. */
  public static RandomTravel cleanAndLong(long seed) {
    return make(new Random(seed), 40, false);
  }

  private static RandomTravel make(Random random, int most, boolean untidy) {
    Traveller traveller = Traveller.traveller();
    int crossings = 1 + random.nextInt(most);
    int style = random.nextInt(4);
    int date = START + random.nextInt(400);
    Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
    for (int i = 0; i < crossings; i++) {
      traveller.crosses(direction, date).withRecord("x" + random.nextInt(1_000_000) + "-" + i);
      boolean silent = untidy && random.nextInt(4) == 0;
      if (!silent && style % 2 == 0) {
        traveller.withSequence(i);
      }
      if (!silent) {
        traveller.atSecond(i * 60);
      }
      if (untidy && random.nextInt(6) == 0) {
        traveller.withPost("NZWLG");
      }
      if (random.nextInt(5) == 0) {
        traveller.withCitizenship("NZL");
      }
      if (random.nextInt(6) == 0) {
        traveller.withPermit("WORK");
      }
      if (random.nextInt(6) == 0) {
        traveller.withAuthorisedUntil(date - 5 + random.nextInt(200));
      }
      boolean crew = untidy && random.nextInt(12) == 0;
      if (crew) {
        traveller.withClass(TravellerClass.CREW);
      }
      boolean missing = untidy && random.nextInt(12) == 0;
      if (!missing && !crew) {
        direction = direction.opposite();
      }
      date += gap(random, style);
    }
    return new RandomTravel(traveller, initial(random));
  }

  private static int gap(Random random, int style) {
    return switch (style == 3 ? 1 + random.nextInt(2) : random.nextInt(7)) {
      case 0, 1 -> 0;
      case 2 -> 1 + random.nextInt(5);
      case 3 -> random.nextInt(60);
      case 4 -> 118 + random.nextInt(10);
      case 5 -> 240 + random.nextInt(130);
      default -> random.nextInt(500);
    };
  }

  private static KnownResidence initial(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> KnownResidence.of(random.nextBoolean(), START - random.nextInt(500));
      case 1 -> KnownResidence.of(random.nextBoolean(), START + random.nextInt(1200));
      case 2 ->
          KnownResidence.of(
              List.of(
                  new InitialStatus(random.nextBoolean(), START + random.nextInt(400)),
                  new InitialStatus(random.nextBoolean(), START + random.nextInt(1200)),
                  new InitialStatus(random.nextBoolean(), START + random.nextInt(1200))));
      default -> KnownResidence.NONE;
    };
  }
}
