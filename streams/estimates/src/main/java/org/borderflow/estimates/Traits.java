package org.borderflow.estimates;

import java.time.LocalDate;
import org.borderflow.rules.Judgement;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;

/**
 * What a crossing has in common with others, from the most general to the most special: each level
 * tells apart what the one before it does and something more. All of it is known on the day of the
 * crossing.
 *
 * <ol>
 *   <li>direction
 *   <li>stated purpose
 *   <li>permit, own citizen or not, how long the stay is authorised, stated residence
 *   <li>length of the spell before the crossing, age band and half of the year
 * </ol>
 *
 * <p>Bands are few and wide: finer ones hold too few crossings to tell anything.
 *
 * @param text all of it, level after level
 */
public record Traits(String text) {
  /** Number of levels. */
  static final int LEVELS = 4;

  private static final char SEPARATOR = '\u001f';
  private static final int INTENTION_LEVEL = 2;
  private static final int[] SPANS = {92, 365};
  private static final int[] SPELLS = {31, 183, 365};
  private static final int[] AGES = {20, 35};

  /**
   * The traits of a crossing.
   *
   * @param country code of the reporting country
   * @param index of the crossing in the itinerary
   */
  static Traits of(String country, Judgement judgement, int index) {
    Crossing crossing = judgement.itinerary().crossing(index);
    int authorised =
        crossing.authorisedUntil() == Day.NONE
            ? -1
            : band(crossing.authorisedUntil() - crossing.date(), SPANS);
    StringBuilder text = new StringBuilder(48);
    text.append(crossing.direction() == Direction.ENTRY ? 'A' : 'D')
        .append(SEPARATOR)
        .append(crossing.purpose())
        .append(SEPARATOR)
        .append(crossing.permit().replace(SEPARATOR, ' '))
        .append(crossing.citizenship().equals(country) ? "/own/" : "/foreign/");
    digit(text, authorised);
    text.append(crossing.residenceCountry().equals(country) ? "/here/" : "/abroad/")
        .append(Intention.of(country, crossing).symbol())
        .append(SEPARATOR);
    digit(text, spell(judgement, index));
    LocalDate date = LocalDate.ofEpochDay(crossing.date());
    digit(text, crossing.birthYear() == 0 ? -1 : band(date.getYear() - crossing.birthYear(), AGES));
    digit(text, (date.getMonthValue() - 1) / 6);
    return new Traits(text.toString());
  }

  /** The same text for all crossings that a level does not tell apart. */
  String level(int level) {
    if (level == LEVELS - 1) {
      return text;
    }
    int end = -1;
    for (int i = 0; i <= level; i++) {
      end = text.indexOf(SEPARATOR, end + 1);
    }
    return text.substring(0, end);
  }

  /** Direction of the crossing. */
  public Direction direction() {
    return text.charAt(0) == 'A' ? Direction.ENTRY : Direction.EXIT;
  }

  /** What was stated of the length of the stay. */
  public Intention intention() {
    String stated = level(INTENTION_LEVEL);
    return Intention.of(stated.charAt(stated.length() - 1));
  }

  /** The band of the spell that the crossing ended. */
  private static int spell(Judgement judgement, int index) {
    int before = index == 0 ? judgement.past().lastExit() : judgement.spells().date(index - 1);
    return before == Day.NONE ? -1 : band(judgement.spells().date(index) - before, SPELLS);
  }

  /** A band as a digit; a hyphen for none. */
  private static void digit(StringBuilder text, int band) {
    text.append(band < 0 ? '-' : (char) ('0' + band));
  }

  private static int band(int value, int[] bounds) {
    int band = 0;
    while (band < bounds.length && value >= bounds[band]) {
      band++;
    }
    return band;
  }
}
