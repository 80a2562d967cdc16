package org.borderflow.ingest.profile;

import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Fault;
import org.borderflow.schemas.RejectionReason;

/**
 * What a value of the agency's became: a text of the contract's, blank if there is none, or the
 * reason why it has no counterpart.
 *
 * @param text never null; blank if refused
 * @param refused null if it is not
 */
record Mapped(String text, Refusal refused) {

  static final Mapped BLANK = new Mapped("", null);

  static Mapped to(String text) {
    return new Mapped(text, null);
  }

  static Mapped refused(RejectionReason reason, String message) {
    return new Mapped("", new Refusal(reason, message));
  }

  /** Whether a further step would have something to work on. */
  boolean goesOn() {
    return refused == null && !text.isEmpty();
  }

  /** Why a value has no counterpart; the message repeats nothing of it. */
  record Refusal(RejectionReason reason, String message) {

    Fault in(Column column) {
      return new Fault(reason, column.title(), message);
    }
  }
}
