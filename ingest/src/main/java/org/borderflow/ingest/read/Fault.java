package org.borderflow.ingest.read;

import org.borderflow.schemas.RejectionReason;

/**
 * Why a line could not be taken apart into values.
 *
 * @param field name of the column at fault; blank when it is the whole line
 * @param message what was expected, in words; never a part of the line
 */
public record Fault(RejectionReason reason, String field, String message) {

  /** A fault of the whole line. */
  public Fault(RejectionReason reason, String message) {
    this(reason, "", message);
  }

  static final Fault TOO_LONG =
      new Fault(RejectionReason.TOO_LONG, "a record has at most 65536 bytes");
  static final Fault BAD_ENCODING =
      new Fault(RejectionReason.BAD_ENCODING, "the line is not valid UTF-8");
  static final Fault TOO_FEW =
      new Fault(RejectionReason.MALFORMED_LINE, "fewer fields than the header has columns");
  static final Fault TOO_MANY =
      new Fault(RejectionReason.MALFORMED_LINE, "more fields than the header has columns");
  static final Fault TEXT_AFTER_QUOTE =
      new Fault(RejectionReason.MALFORMED_LINE, "text between a closing quote and the next comma");
  static final Fault UNCLOSED_QUOTE =
      new Fault(RejectionReason.MALFORMED_LINE, "a quote is opened and not closed");
  static final Fault NOT_AN_OBJECT =
      new Fault(RejectionReason.MALFORMED_LINE, "not one JSON object");
  static final Fault NOT_JSON =
      new Fault(
          RejectionReason.MALFORMED_LINE, "from here on the text is not JSON, or not understood");
  static final Fault NOT_A_SCALAR =
      new Fault(
          RejectionReason.MALFORMED_LINE, "a value is neither text, number, true, false nor null");
  static final Fault NAMED_TWICE =
      new Fault(RejectionReason.MALFORMED_LINE, "a name stands twice in the object");
}
