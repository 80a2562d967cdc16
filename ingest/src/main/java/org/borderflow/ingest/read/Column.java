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
  TRAVELLER_CLASS,
  RESIDENT,
  KNOWN_FROM,
  LINKED_PERSON_ID,
  LINKED_DOCUMENT_ISSUER,
  LINKED_DOCUMENT_NUMBER,
  REASON,
  /** The pseudonym that an edge sends over HTTP in place of the identity; not in files. */
  TRAVELLER,
  /** The pseudonym in place of the second identity of a link. */
  LINKED_TRAVELLER;

  /** The columns of a file. */
  public static final List<Column> OF_FILES =
      Arrays.stream(values())
          .filter(column -> column != TRAVELLER && column != LINKED_TRAVELLER)
          .toList();

  /** The layout of a file of crossings. */
  public static final RecordLayout LAYOUT = layout(OF_FILES);

  /** The layout of a body that comes over HTTP. */
  public static final RecordLayout DOOR_LAYOUT = layout(List.of(values()));

  private final String title = name().toLowerCase(Locale.ROOT);

  private static RecordLayout layout(List<Column> columns) {
    return new RecordLayout(
        columns.stream().map(Column::title).toList(),
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
            Set.of(RECORD_ID.title, RECORD_TYPE.title, CORRECTS.title),
            // enough for status changes
            Set.of(RECORD_ID.title, RECORD_TYPE.title, RESIDENT.title, KNOWN_FROM.title),
            // enough for links
            Set.of(RECORD_ID.title, RECORD_TYPE.title, LINKED_PERSON_ID.title),
            Set.of(
                RECORD_ID.title,
                RECORD_TYPE.title,
                LINKED_DOCUMENT_ISSUER.title,
                LINKED_DOCUMENT_NUMBER.title)),
        RECORD_ID.ordinal());
  }

  /** Name in the header and in rejections, for example {@code record_id}. */
  public String title() {
    return title;
  }
}
