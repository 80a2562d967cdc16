package org.borderflow.endtoend.border;

import java.time.LocalDate;
import java.util.Map;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RejectionReason;

/**
 * A line that an agency sends.
 *
 * @param columns what is written, by column
 * @param meaning what it says, null if it cannot be used
 * @param fault why it cannot be used, null if it can
 */
public record Line(
    Agency agency, Map<String, String> columns, ReceivedCrossing meaning, RejectionReason fault) {

  public Line {
    columns = Map.copyOf(columns);
  }

  /** Something that is no record in any format. */
  static Line garbage(Agency agency) {
    return new Line(agency, Map.of(), null, RejectionReason.MALFORMED_LINE);
  }

  boolean isGarbage() {
    return columns.isEmpty();
  }

  String recordId() {
    return columns.getOrDefault("record_id", "");
  }

  /** The local date of the crossing, null if the line tells none. */
  public LocalDate date() {
    return meaning == null || meaning.getCrossing() == null
        ? null
        : meaning.getCrossing().getDate();
  }
}
