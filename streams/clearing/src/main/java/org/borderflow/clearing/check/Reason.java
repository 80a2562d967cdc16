package org.borderflow.clearing.check;

/** Why a deposit is refused. The list is closed and the names stay. */
public enum Reason {
  /** It is not SDMX-CSV 2.0 or SDMX-JSON 2.0 in UTF-8 at all. */
  UNREADABLE,
  /** It is of another structure than {@code FLOWS(1.x)}. */
  WRONG_STRUCTURE,
  /** A column that must be there is not. */
  MISSING_COLUMN,
  /** A row has too few or too many fields. */
  MALFORMED_ROW,
  /** An action that takes something back: a deposit is never deleted. */
  UNSUPPORTED_ACTION,
  /** There is no migrant of a corridor under the rule of the definition in it. */
  EMPTY_DEPOSIT,
  /** The definition lacks what it must tell, or tells it in a way that is not understood. */
  DEFINITION_INCOMPLETE,
  /** The definition contradicts itself: the name of the rule and its days, threshold and window. */
  DEFINITION_CONTRADICTORY,
  /** The definition is another than that of the country's latest deposit, and no revision. */
  DEFINITION_CHANGED,
  /** A row says that it is under another definition than the table ({@code OBS_STATUS} D). */
  DEFINITION_DIFFERS,
  /** The caller does not speak for the country. */
  NOT_PERMITTED,
  /** A row is of another country than the definition. */
  WRONG_AREA,
  /** A code is in no list. */
  UNKNOWN_CODE,
  /** A row is of people who come from or go to the reporting country itself. */
  SELF_CORRIDOR,
  /** A period cannot be read or does not go with the frequency. */
  BAD_PERIOD,
  /** A period had not begun, or the as-of date not come, when the table was received. */
  FUTURE_PERIOD,
  /** A number is none, is negative, has more than three decimals, or stands where none may. */
  BAD_VALUE,
  /** There is no number, and it is not said why. */
  MISSING_VALUE,
  /** Exact cells that are not for publication, and it is not said that they may be shown. */
  NOT_FOR_RELEASE,
  /** A cell is there twice. */
  DUPLICATE_ROW,
  /** The very same bytes were deposited before. */
  DUPLICATE_DEPOSIT,
  /** The corridors do not add up to the total over all countries. */
  TOTAL_MISMATCH,
  /** Sexes and ages do not add up to the corridor. */
  BREAKDOWN_MISMATCH,
  /** The months do not add up to the year. */
  YEAR_MISMATCH,
  /** What was meant to stay is changed, and the deposit does not say that it revises. */
  REVISION_UNDECLARED,
  /** The deposit revises and does not say why. */
  REVISION_UNEXPLAINED,
  /** The deposit revises another version than the country's latest under the rule. */
  REVISION_OF_ANOTHER,
  /** The as-of date is before that of the country's latest deposit under the rule. */
  OLDER_THAN_DEPOSITED,
  /** A month is ten times what the months before it were, or a tenth, and is not confirmed. */
  IMPLAUSIBLE_JUMP
}
