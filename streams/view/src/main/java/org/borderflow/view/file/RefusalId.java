package org.borderflow.view.file;

import org.borderflow.schemas.AnsweredRejection;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Rejection;

/** What tells a refused record from all others: a profile may make several of one line. */
record RefusalId(String agency, Origin origin, String recordId) {

  static RefusalId of(Rejection rejection) {
    return new RefusalId(rejection.getAgency(), rejection.getOrigin(), rejection.getRecordId());
  }

  static RefusalId of(String agency, AnsweredRejection answered) {
    return new RefusalId(agency, answered.getOrigin(), answered.getRecordId());
  }
}
