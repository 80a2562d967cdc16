package org.borderflow.topology.codec;

import java.util.Set;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.Traveller;

/**
 * What a count needs of a record that was received.
 *
 * @param agency who sent it
 * @param recordId its own id
 * @param kind what it does
 * @param target the record id of the crossing that it is about: for corrections and cancellations
 *     that of the original, else its own
 * @param version of several amendments, or statements on one pair, the highest stands
 * @param traveller whose crossing or status it tells; null for links and cancellations
 * @param crossing the facts under the id of the target, null if it tells none
 * @param status the residence that it tells, null if it tells none
 * @param linked the two identities of which it says whether they are one person; empty if none
 * @param partition the partition of the log in which it stands
 * @param offset its place there
 */
public record ReceivedRecord(
    String agency,
    String recordId,
    Kind kind,
    String target,
    int version,
    Traveller traveller,
    Crossing crossing,
    InitialStatus status,
    Set<Traveller> linked,
    int partition,
    long offset) {

  /** What a record does. */
  public enum Kind {
    /** Tells a crossing. */
    NEW,
    /** Tells a crossing anew. */
    CORRECTION,
    /** Takes a crossing back. */
    CANCELLATION,
    /** Tells where somebody resides. */
    STATUS,
    /** Says that two identities are one person. */
    LINK,
    /** Says that they are not. */
    UNLINK
  }

  /** The date of its crossing, {@link Day#NONE} if it tells none. */
  public int date() {
    return crossing == null ? Day.NONE : crossing.date();
  }

  /** Whether it is a crossing by itself, not said of another. */
  public boolean isNew() {
    return kind == Kind.NEW;
  }

  /** Whether it changes another record or takes it back. */
  public boolean isAmendment() {
    return kind == Kind.CORRECTION || kind == Kind.CANCELLATION;
  }

  /** Whether an as-of date admits it: a later crossing has not happened yet. */
  public boolean isKnownOn(int asOf) {
    return crossing == null || crossing.date() <= asOf;
  }
}
