package org.borderflow.ingest.parse;

import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;

/**
 * What is wrong with a record.
 *
 * @param field name of the column at fault; blank when it is the whole line
 * @param message what was expected; made of constants, so that it cannot repeat a value
 */
record Problem(RejectionReason reason, String field, String message) {

  static Problem of(RejectionReason reason, Column column, String message) {
    return new Problem(reason, column.title(), message);
  }
}
