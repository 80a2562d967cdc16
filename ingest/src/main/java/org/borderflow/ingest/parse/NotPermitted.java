package org.borderflow.ingest.parse;

import java.util.Optional;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.service.access.Agency;

/** Refuses records about border posts for which an agency does not speak. */
public final class NotPermitted {

  private NotPermitted() {}

  /** The refusal of a record, if the agency may not push it. */
  public static Optional<Rejection> refusalOf(Agency agency, ReceivedCrossing record) {
    if (record.getCrossing() == null || agency.maySpeakFor(record.getCrossing().getBorderPost())) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            agency.name(),
            record.getOrigin(),
            record.getRecordId(),
            RejectionReason.NOT_PERMITTED,
            Column.BORDER_POST.title(),
            "a post for which this agency does not speak",
            record.getCrossing().getBorderPost()));
  }
}
