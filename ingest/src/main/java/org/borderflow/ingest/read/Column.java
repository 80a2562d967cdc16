package org.borderflow.ingest.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a crossing record; the slot of each is its ordinal. */
public enum Column {
  RECORD_ID,
  RECORD_TYPE,
  CORRECTS,
  VERSION,
  DIRECTION,
  CROSSED_AT,
  BORDER_POST,
  SEQUENCE,
  MRZ,
  PERSON_ID,
  DOCUMENT_ISSUER,
  DOCUMENT_NUMBER,
  DOCUMENT_TYPE,
  BIRTH_DATE,
  SEX,
  CITIZENSHIP,
  RESIDENCE_COUNTRY,
  BIRTH_COUNTRY,
  OTHER_COUNTRY,
  PURPOSE,
  PERMIT,
  AUTHORISED_UNTIL,
  TRANSPORT_MODE,
  TRAVELLER_CLASS;

  /** The layout of a file of crossings. */
  public static final RecordLayout LAYOUT =
      new RecordLayout(
          Arrays.stream(values()).map(Column::title).toList(),
          List.of(
              Set.of(
                  RECORD_ID.title,
                  DIRECTION.title,
                  CROSSED_AT.title,
                  BORDER_POST.title,
                  CITIZENSHIP.title),
              Set.of(
                  RECORD_ID.title, DIRECTION.title, CROSSED_AT.title, BORDER_POST.title, MRZ.title),
              // enough for cancellations
              Set.of(RECORD_ID.title, RECORD_TYPE.title, CORRECTS.title)),
          RECORD_ID.ordinal());

  private final String title = name().toLowerCase(Locale.ROOT);

  /** Name in the header and in rejections, for example {@code record_id}. */
  public String title() {
    return title;
  }
}
