package org.borderflow.gaps.fields;

/** In what state a column of a record is. Exactly one of them. */
public enum FieldState {
  /** Nothing stands there. */
  BLANK,
  /** Something stands there that is not acceptable: the record was refused for it. */
  INVALID,
  /** It says, in an acceptable way, that it is not known: sex U, purpose UNKNOWN, country XXX. */
  UNKNOWN,
  /** It says something. */
  KNOWN
}
