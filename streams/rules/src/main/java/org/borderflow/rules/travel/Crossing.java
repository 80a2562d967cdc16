package org.borderflow.rules.travel;

import java.util.Comparator;
import java.util.Objects;

/**
 * One crossing of the border by one traveller, as an agency recorded it. Texts are never null; the
 * empty text means not stated.
 *
 * @param agency who recorded it
 * @param recordId the agency's number for it; unique within the agency
 * @param direction in or out
 * @param date local date at the post, see {@link Day}
 * @param secondOfDay local time at the post in seconds after midnight, -1 if unknown
 * @param borderPost the post
 * @param sequence order within the day at the post, -1 if unknown
 * @param citizenship ISO 3166-1 alpha-3 or ICAO 9303 code
 * @param residenceCountry as stated
 * @param birthCountry as stated
 * @param otherCountry coming from, or going to
 * @param birthYear 0 if unknown
 * @param birthMonth 1 to 12, 0 if unknown
 * @param sex M, F, X or U
 * @param purpose main purpose of the trip (IRTS 2008)
 * @param permit class of the permit; empty for a short stay without one
 * @param authorisedUntil last lawful day if the officer set one, else {@link Day#NONE}
 * @param transportMode how the border was crossed
 * @param travellerClass decides whether the rules apply
 */
public record Crossing(
    String agency,
    String recordId,
    Direction direction,
    int date,
    int secondOfDay,
    String borderPost,
    long sequence,
    String citizenship,
    String residenceCountry,
    String birthCountry,
    String otherCountry,
    int birthYear,
    int birthMonth,
    String sex,
    String purpose,
    String permit,
    int authorisedUntil,
    String transportMode,
    TravellerClass travellerClass) {

  static final Comparator<Crossing> BY_RECORD =
      Comparator.comparing(Crossing::recordId).thenComparing(Crossing::agency);

  /** By date, then record number, then agency: a total order, but not yet the order of travel. */
  public static final Comparator<Crossing> BY_DATE_AND_RECORD =
      Comparator.comparingInt(Crossing::date).thenComparing(BY_RECORD);

  public Crossing {
    Objects.requireNonNull(agency, "agency");
    Objects.requireNonNull(recordId, "recordId");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(borderPost, "borderPost");
    Objects.requireNonNull(citizenship, "citizenship");
    Objects.requireNonNull(residenceCountry, "residenceCountry");
    Objects.requireNonNull(birthCountry, "birthCountry");
    Objects.requireNonNull(otherCountry, "otherCountry");
    Objects.requireNonNull(sex, "sex");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(permit, "permit");
    Objects.requireNonNull(transportMode, "transportMode");
    Objects.requireNonNull(travellerClass, "travellerClass");
  }

  /**
   * The crossing that must have gone before this one, unseen: the same facts the other way, but no
   * officer has given it a date to stay until.
   */
  Crossing supposedBefore(int day) {
    return new Crossing(
        agency,
        "",
        direction.opposite(),
        day,
        -1,
        borderPost,
        -1,
        citizenship,
        residenceCountry,
        birthCountry,
        otherCountry,
        birthYear,
        birthMonth,
        sex,
        purpose,
        permit,
        Day.NONE,
        transportMode,
        travellerClass);
  }
}
