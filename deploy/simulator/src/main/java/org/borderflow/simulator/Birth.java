package org.borderflow.simulator;

import java.time.LocalDate;

/** Brings a traveller into being. */
final class Birth {

  private Birth() {}

  static Traveller citizen(World world, Chance chance, long number, Ages ages) {
    String born = chance.happens(0.85) ? world.home() : world.origins().worker(chance).residence();
    return someone(world, chance, number, world.home(), world.home(), born, ages);
  }

  static Traveller foreigner(World world, Chance chance, long number, Origin origin, Ages ages) {
    String born =
        chance.happens(0.93) ? origin.residence() : chance.oneOf(world.origins().all()).residence();
    return someone(world, chance, number, origin.citizenship(), origin.residence(), born, ages);
  }

  private static Traveller someone(
      World world,
      Chance chance,
      long number,
      String citizenship,
      String issuer,
      String birthCountry,
      Ages ages) {
    Identity identity = Identity.drawn(number, issuer, chance);
    String birthDate = LocalDate.ofEpochDay(world.from() - ages.draw(chance)).toString();
    int precision = chance.below(100);
    // Some documents say only the month or the year.
    int shown = precision == 0 ? 4 : precision == 1 ? 7 : 10;
    return new Traveller(
        number, identity, birthDate.substring(0, shown), sex(chance), citizenship, birthCountry);
  }

  private static String sex(Chance chance) {
    int drawn = chance.below(1000);
    if (drawn < 3) {
      return "X";
    }
    return drawn < 5 ? "U" : drawn % 2 == 0 ? "F" : "M";
  }
}
