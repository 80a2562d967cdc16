package org.borderflow.clearing.deposit;

/**
 * What a series is of, within the table of one country.
 *
 * @param direction into the country or out of it
 * @param counterpart the other country, alpha-3; {@code _T} for all, {@code _U} where not stated
 * @param sex {@code F M X U}, {@code _T} for all
 * @param age five-year band such as {@code Y20T24}, {@code _T} for all
 * @param frequency months or years
 */
public record SeriesKey(
    Direction direction, String counterpart, String sex, String age, Frequency frequency) {

  /** All of a dimension. */
  public static final String TOTAL = "_T";

  /** Not stated. */
  public static final String UNKNOWN = "_U";

  /** Whether it is of two countries, rather than a total or of a country not stated. */
  public boolean isCorridor() {
    return !counterpart.equals(TOTAL) && !counterpart.equals(UNKNOWN);
  }

  /** Whether it is of both sexes and all ages. */
  public boolean isOfEverybody() {
    return sex.equals(TOTAL) && age.equals(TOTAL);
  }

  /** The same of another counterpart. */
  public SeriesKey of(String other) {
    return new SeriesKey(direction, other, sex, age, frequency);
  }

  /** The same of both sexes and all ages. */
  public SeriesKey ofEverybody() {
    return new SeriesKey(direction, counterpart, TOTAL, TOTAL, frequency);
  }

  /** The same in another frequency. */
  public SeriesKey in(Frequency other) {
    return new SeriesKey(direction, counterpart, sex, age, other);
  }

  @Override
  public String toString() {
    return String.join(
        ".", frequency.code(), direction.code(), counterpart, sex, age); // M.A.AUS._T._T
  }
}
