package org.borderflow.simulator;

import java.util.Locale;

/** The columns of a crossing file, in the order in which the simulator writes them. */
enum Column {
  RECORD_ID,
  RECORD_TYPE,
  CORRECTS,
  VERSION,
  DIRECTION,
  CROSSED_AT,
  BORDER_POST,
  SEQUENCE,
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

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
