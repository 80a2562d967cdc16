package org.borderflow.clearing.check;

/**
 * Something that speaks against a deposit.
 *
 * @param reason why
 * @param line where in the file, from 1; 0 if it is no single row
 * @param field which column, or field of the definition; empty if none
 * @param message what was found, for whoever made the table
 */
public record Finding(Reason reason, long line, String field, String message) {

  /** Of the table as a whole. */
  public static Finding ofTable(Reason reason, String message) {
    return new Finding(reason, 0, "", message);
  }

  @Override
  public String toString() {
    return reason + (line > 0 ? " line " + line : "") + " " + field + ": " + message;
  }
}
