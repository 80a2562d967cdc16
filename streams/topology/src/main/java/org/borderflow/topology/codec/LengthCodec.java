package org.borderflow.topology.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;

/** From the rules' counts of stays and absences to the topics' lengths of stay. */
public final class LengthCodec {

  /** So that disclosure control never takes a length for a flow cell. */
  private static final String TABLE = "STAY_LENGTHS";

  private LengthCodec() {}

  /** Key of a group. */
  public static StayLengthKey key(String country, LengthGroup group) {
    return new StayLengthKey(
        country,
        group.direction() == Direction.ENTRY ? "A" : "D",
        group.length().code(),
        String.format(Locale.ROOT, "%04d", group.year()));
  }

  /** What disclosure control lets be told of a group; empty if it is not to be seen. */
  public static Optional<PublicCell> told(
      StayLengthKey key, LengthCount count, DisclosureMethod method) {
    List<String> cell =
        List.of(TABLE, key.getRefArea(), key.getDirection(), key.getLength(), key.getTimePeriod());
    return new ExactCell(count.stays(), false, count.travellers()).released(method, cell).told();
  }

  /** Exact value; null if there are none. */
  public static StayLength exact(LengthCount count) {
    return count.stays() == 0 ? null : new StayLength(count.stays(), count.travellers());
  }

  /** Public value. */
  public static PublicStayLength ofThePublic(PublicCell cell) {
    return new PublicStayLength(cell.value(), ConfidentialityStatus.valueOf(cell.confStatus()));
  }
}
