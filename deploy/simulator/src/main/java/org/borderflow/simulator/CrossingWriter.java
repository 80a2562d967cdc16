package org.borderflow.simulator;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a crossing as the border agency's own system would. */
final class CrossingWriter {

  static final String HEADER =
      Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(","));

  private CrossingWriter() {}

  /** Ten digits, so that the order of the ids as text is the order of the crossings. */
  static String recordId(long number) {
    return "S" + Digits.padded(number, 10);
  }

  static Row row(long number, Crossing crossing, Identity identity, int lineOfDay) {
    Traveller traveller = crossing.traveller();
    Post post = crossing.post();
    Trip trip = crossing.trip();
    return Row.blank()
        .put(Column.RECORD_ID, recordId(number))
        .put(Column.RECORD_TYPE, "NEW")
        .put(Column.VERSION, "1")
        .put(Column.DIRECTION, crossing.direction().name())
        .put(Column.CROSSED_AT, crossedAt(crossing))
        .put(Column.BORDER_POST, post.code())
        .put(Column.SEQUENCE, post.numbersLines() ? Integer.toString(lineOfDay) : "")
        .put(Column.PERSON_ID, identity.personId())
        .put(Column.DOCUMENT_ISSUER, identity.documentIssuer())
        .put(Column.DOCUMENT_NUMBER, identity.documentNumber())
        .put(Column.DOCUMENT_TYPE, identity.documentType())
        .put(Column.BIRTH_DATE, traveller.birthDate())
        .put(Column.SEX, traveller.sex())
        .put(Column.CITIZENSHIP, traveller.citizenship())
        .put(Column.RESIDENCE_COUNTRY, trip.residence())
        .put(Column.BIRTH_COUNTRY, traveller.birthCountry())
        .put(Column.OTHER_COUNTRY, trip.otherCountry())
        .put(Column.PURPOSE, trip.purpose().name())
        .put(Column.PERMIT, trip.permit().code())
        .put(Column.AUTHORISED_UNTIL, authorisedUntil(trip))
        .put(Column.TRANSPORT_MODE, post.mode().name())
        .put(Column.TRAVELLER_CLASS, trip.travellerClass().name());
  }

  private static String authorisedUntil(Trip trip) {
    int day = trip.authorisedUntil();
    return day == 0 ? "" : LocalDate.ofEpochDay(day).toString();
  }

  private static String crossedAt(Crossing crossing) {
    String date = LocalDate.ofEpochDay(crossing.day()).toString();
    Post post = crossing.post();
    if (post.timeStyle() == TimeStyle.DATE_ONLY) {
      return date;
    }
    int second = crossing.second();
    return date
        + 'T'
        + Digits.padded(second / 3600, 2)
        + ':'
        + Digits.padded(second / 60 % 60, 2)
        + ':'
        + Digits.padded(second % 60, 2)
        + post.suffix(crossing.day());
  }
}
