package org.borderflow.view.lengths;

import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;

/** Rows of what the topics tell. */
public final class LengthRows {

  private LengthRows() {}

  /** The row of an exact length: confidential. */
  public static LengthRow exact(StayLengthKey key, StayLength length) {
    return row(key, length.getStays(), "N");
  }

  /** The row of a public length. */
  public static LengthRow ofThePublic(StayLengthKey key, PublicStayLength length) {
    return row(key, length.getObsValue(), length.getConfStatus().name());
  }

  /** A row of which no more is known than which one it is. */
  static LengthRow without(StayLengthKey key) {
    return row(key, null, "");
  }

  private static LengthRow row(StayLengthKey key, Long value, String confStatus) {
    return LengthRow.of(
        key.getRefArea(),
        key.getDirection(),
        key.getTimePeriod(),
        key.getLength(),
        value,
        confStatus);
  }
}
