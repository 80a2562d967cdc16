package org.borderflow.estimates;

import java.time.LocalDate;
import java.util.List;
import org.borderflow.rules.residence.Spells;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.Itinerary;

/**
 * What a crossing has in common with others, from the most general to the most special: each level
 * tells apart what the one before it does and something more. All of it is known on the day of the
 * crossing.
 *
 * <ol>
 *   <li>direction
 *   <li>stated purpose
 *   <li>permit, own citizen or not, how long the stay is authorised, stated residence
 *   <li>length of the spell before the crossing and of the one before that
 *   <li>age band and quarter of the year
 * </ol>
 */
public final class Traits {
  /** Number of levels. */
  static final int LEVELS = 5;

  private static final int[] SPANS = {0, 31, 92, 183, 365, 550};
  private static final int[] SPELLS = {8, 31, 92, 183, 365, 731};
  private static final int[] AGES = {15, 20, 25, 35, 50, 65};

  private final List<String> levels;
  private final Intention intention;
  private final int hash;

  private Traits(List<String> levels, Intention intention) {
    this.levels = levels;
    this.intention = intention;
    this.hash = levels.get(LEVELS - 1).hashCode();
  }

  /**
   * The traits of a crossing.
   *
   * @param country code of the reporting country
   */
  static Traits of(String country, Itinerary itinerary, Spells spells, int index) {
    Crossing crossing = itinerary.crossing(index);
    String direction = crossing.direction() == Direction.ENTRY ? "A" : "D";
    String purpose = direction + "|" + crossing.purpose();
    String stated =
        String.join(
            "/",
            purpose,
            crossing.permit(),
            crossing.citizenship().equals(country) ? "own" : "foreign",
            crossing.authorisedUntil() == Day.NONE
                ? ""
                : band(crossing.authorisedUntil() - crossing.date(), SPANS),
            crossing.residenceCountry().equals(country) ? "here" : "abroad");
    String before = stated + "|" + spell(spells, index - 1) + "/" + spell(spells, index - 2);
    String special = before + "|" + age(crossing) + "/" + quarter(crossing.date());
    return new Traits(
        List.of(direction, purpose, stated, before, special), Intention.of(country, crossing));
  }

  /** The same text for all crossings that a level does not tell apart. */
  String level(int level) {
    return levels.get(level);
  }

  /** What was stated of the length of the stay. */
  public Intention intention() {
    return intention;
  }

  private static String spell(Spells spells, int crossing) {
    return crossing < 0 ? "" : band(spells.date(crossing + 1) - spells.date(crossing), SPELLS);
  }

  private static String age(Crossing crossing) {
    int year = LocalDate.ofEpochDay(crossing.date()).getYear();
    return crossing.birthYear() == 0 ? "" : band(year - crossing.birthYear(), AGES);
  }

  private static int quarter(int day) {
    return (LocalDate.ofEpochDay(day).getMonthValue() - 1) / 3;
  }

  private static String band(int value, int[] bounds) {
    int band = 0;
    while (band < bounds.length && value >= bounds[band]) {
      band++;
    }
    return Integer.toString(band);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Traits that
        && hash == that.hash
        && level(LEVELS - 1).equals(that.level(LEVELS - 1))
        && intention == that.intention;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return level(LEVELS - 1);
  }
}
