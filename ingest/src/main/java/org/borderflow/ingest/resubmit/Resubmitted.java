package org.borderflow.ingest.resubmit;

/**
 * What became of a record that was sent again, or would become of it.
 *
 * @param source where it was read first; the corrected file if it answers nothing
 * @param line line there
 * @param recordId its own id; blank if it has none
 * @param status what became of it
 * @param reason why it was refused; else blank
 * @param field the column at fault; blank if it is the whole line
 * @param message what was expected, in words
 */
public record Resubmitted(
    String source,
    long line,
    String recordId,
    Status status,
    String reason,
    String field,
    String message) {

  /** What may become of it. */
  public enum Status {
    /** The intake takes it. */
    ACCEPTED,
    /** The intake refuses it again. */
    REJECTED,
    /** It answers no refusal that is open, or it is not clear which, and is not sent. */
    UNKNOWN
  }
}
