package org.borderflow.clearing.mirror;

import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.SeriesKey;

/**
 * From one country to another, counted by one rule.
 *
 * @param origin the country that people leave, alpha-3
 * @param destination the country that they enter, alpha-3
 * @param rule name of the duration-of-stay rule
 * @param sex sex, {@code _T} for all
 * @param age five-year band, {@code _T} for all
 * @param frequency months or years
 */
public record Corridor(
    String origin, String destination, String rule, String sex, String age, Frequency frequency)
    implements Comparable<Corridor> {

  /**
   * The corridor that a series is one side of.
   *
   * @param refArea the country that reports it
   */
  public static Corridor of(String refArea, String rule, SeriesKey key) {
    boolean arrivals = key.direction() == Direction.ARRIVALS;
    return new Corridor(
        arrivals ? key.counterpart() : refArea,
        arrivals ? refArea : key.counterpart(),
        rule,
        key.sex(),
        key.age(),
        key.frequency());
  }

  /** What the origin reports it as. */
  public SeriesKey departures() {
    return new SeriesKey(Direction.DEPARTURES, destination, sex, age, frequency);
  }

  /** What the destination reports it as. */
  public SeriesKey arrivals() {
    return new SeriesKey(Direction.ARRIVALS, origin, sex, age, frequency);
  }

  /** Whether it is of both sexes and all ages. */
  public boolean isOfEverybody() {
    return arrivals().isOfEverybody();
  }

  @Override
  public int compareTo(Corridor other) {
    int byFrequency = frequency.compareTo(other.frequency);
    return byFrequency != 0 ? byFrequency : text().compareTo(other.text());
  }

  private String text() {
    return origin + '.' + destination + '.' + rule + '.' + sex + '.' + age;
  }

  @Override
  public String toString() {
    return frequency.code() + '.' + text(); // M.NZL.AUS.12/16._T._T
  }
}
